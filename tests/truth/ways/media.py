"""Video and sound, with ranges."""

from pathlib import Path

from tests.truth.answer import Answer, Way, html, noise, ranged

MEDIA = Path(__file__).parents[3] / "crawler" / "demo" / "site" / "medias"
VIDEO = (MEDIA / "visite-guidee.webm").read_bytes()
LONG = (MEDIA / "conte-de-la-source.webm").read_bytes()
WAV = (
    b"RIFF"
    + (36 + 400_000).to_bytes(4, "little")
    + b"WAVEfmt "
    + (16).to_bytes(4, "little")
    + b"\1\0\1\0"
    + (8000).to_bytes(4, "little")
    + (8000).to_bytes(4, "little")
    + b"\1\0\x08\0"
    + b"data"
    + (400_000).to_bytes(4, "little")
    + noise(400_000)
)

WAYS = {
    "video": Way(
        pages={
            "": html("<video autoplay muted loop src=v.webm></video>"),
            "v.webm": ranged(VIDEO, "video/webm"),
        },
        loose=True,
        settle=1.0,
    ),
    "video-metadata": Way(
        pages={
            "": html(
                "<video preload=metadata src=v.webm></video><video preload=none src=w.webm poster=p.png></video>"
            ),
            "v.webm": ranged(VIDEO, "video/webm"),
            "w.webm": ranged(VIDEO, "video/webm"),
            "p.png": Answer(body=noise(900), mime="image/png"),
        },
        loose=True,
        settle=1.0,
    ),
    "video-without-ranges": Way(
        pages={
            "": html("<video autoplay muted src=v.webm></video>"),
            "v.webm": Answer(body=LONG, mime="video/webm"),
        },
        loose=True,
        settle=1.0,
    ),
    "video-seeks": Way(
        pages={
            "": html(
                "<video id=v muted preload=auto src=v.webm></video><script>v.onloadedmetadata = () => "
                "{ v.currentTime = v.duration * .8; v.play() }</script>"
            ),
            "v.webm": ranged(VIDEO, "video/webm", pieces=20, pause=0.02),
        },
        loose=True,
        settle=1.2,
    ),
    "sound": Way(
        pages={
            "": html("<audio preload=auto src=a.wav></audio><audio preload=metadata src=b.wav></audio>"),
            "a.wav": ranged(WAV, "audio/wav"),
            "b.wav": ranged(WAV, "audio/wav"),
        },
        loose=True,
        settle=1.0,
    ),
    "captions": Way(
        pages={
            "": html(
                "<video muted autoplay><source src=gone.mp4 type=video/mp4><source src=v.webm type=video/webm>"
                "<track default kind=captions src=t.vtt></video>"
            ),
            "v.webm": ranged(VIDEO, "video/webm"),
            "t.vtt": Answer(body=b"WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour\n", mime="text/vtt"),
        },
        loose=True,
        settle=1.0,
    ),
}
