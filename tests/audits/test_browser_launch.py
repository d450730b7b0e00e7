"""How the browser is started: sandbox, proxy, quiet, truthful."""

from pathlib import Path

import pytest
from browser_tools import page_server, real_browser

from audits.browser import BrowserChoice, NoBrowser, SandboxRefused
from audits.browser.errors import BadProxy
from audits.browser.launch import launch_error, launch_options, sandboxed, user_agent
from audits.browser.pool import BrowserPool
from audits.browser.proxy import bypass, proxies, proxy_for
from rules import __version__

CHOICE = BrowserChoice(path="/b", kind="headless-shell", name="Chromium", version="1.2.3.4", source="system")


def test_the_sandbox_is_on_unless_root_or_told_otherwise() -> None:
    assert sandboxed({}, root=False)
    assert not sandboxed({}, root=True)
    assert not sandboxed({"LIMPIDE_NO_SANDBOX": "1"}, root=False)
    assert launch_options(CHOICE, {}, root=False)["chromium_sandbox"] is True


def test_a_refused_sandbox_names_the_way_out() -> None:
    refused = launch_error(
        CHOICE, "[FATAL:zygote] No usable sandbox! If you are running on Ubuntu 23.10+ ..."
    )
    assert isinstance(refused, SandboxRefused)
    assert "LIMPIDE_NO_SANDBOX=1" in refused.text.fr
    assert isinstance(launch_error(CHOICE, "Failed to launch\nmore"), NoBrowser)


def test_the_user_agent_is_chromiums_own_with_our_name_and_contact() -> None:
    own = "Mozilla/5.0 (X11) HeadlessChrome/156.0.8078.79 Safari/537.36"
    chrome = "Mozilla/5.0 (X11) Chrome/156.0.8078.79 Safari/537.36"
    assert user_agent(own, "") == f"{chrome} limpide/{__version__}"
    assert user_agent(own, "mel@x.example") == f"{chrome} limpide/{__version__} (+mel@x.example)"


def test_one_proxy_for_both_schemes_keeps_its_password_out_of_the_address() -> None:
    where = "http://ana:p%40ss@proxy.example:3128"
    options = launch_options(
        CHOICE, {"HTTP_PROXY": where, "https_proxy": where, "NO_PROXY": "intra.example"}, root=False
    )
    assert options["proxy"] == {
        "server": "http://proxy.example:3128",
        "bypass": "localhost,intra.example,*.intra.example",
        "username": "ana",
        "password": "p@ss",
    }


def test_a_proxy_for_one_scheme_serves_that_scheme_only() -> None:
    options = launch_options(CHOICE, {"HTTP_PROXY": "proxy.example"}, root=False)
    assert "proxy" not in options
    assert "--proxy-server=http=http://proxy.example:80" in options["args"]


def test_without_proxy_the_desktops_own_settings_are_not_read() -> None:
    assert "--no-proxy-server" in launch_options(CHOICE, {}, root=False)["args"]
    assert (
        "--no-proxy-server"
        in launch_options(CHOICE, {"HTTP_PROXY": "p", "NO_PROXY": "*"}, root=False)["args"]
    )


@pytest.mark.parametrize("value", ["http://:3128", "ftp://proxy.example", "http://proxy.example:lots"])
def test_an_unusable_proxy_is_a_usage_error_that_names_the_variable(value: str) -> None:
    with pytest.raises(BadProxy, match="HTTPS_PROXY") as caught:
        launch_options(CHOICE, {"HTTPS_PROXY": value}, root=False)
    assert caught.value.exit_code == 2


def test_no_proxy_covers_subdomains_networks_and_loopback() -> None:
    environ = {"ALL_PROXY": "http://proxy.example:3128", "NO_PROXY": ".intra.example, 10.0.0.0/8"}
    assert bypass(environ) == ["localhost", "intra.example", "*.intra.example", "10.0.0.0/8"]
    for direct in (
        "https://www.intra.example",
        "http://10.1.2.3:80",
        "http://127.0.0.1:5",
        "http://localhost",
    ):
        assert proxy_for(direct, environ) is None
    for through in ("https://notintra.example", "http://11.1.2.3"):
        assert proxy_for(through, environ) == proxies(environ)["http"]


def test_two_proxies_of_which_one_asks_a_password_are_refused() -> None:
    with pytest.raises(BadProxy, match="HTTPS_PROXY"):
        launch_options(
            CHOICE, {"HTTP_PROXY": "http://a:b@one.example", "HTTPS_PROXY": "http://two.example"}, root=False
        )


def test_a_browser_that_does_not_start_is_quoted() -> None:
    log = "BrowserType.launch: closed\n- [pid=7][err] /b: error while loading shared libraries: libnss3.so\n"
    assert "libnss3.so" in launch_error(CHOICE, log).text.fr


async def test_the_proxy_sees_the_visit_and_nothing_else_and_no_proxy_goes_around_it(tmp_path: Path) -> None:
    async with page_server("<title>par le mandataire</title>") as (proxy_port, by_proxy):
        async with page_server("<title>direct</title>") as (port, direct):
            where = f"http://127.0.0.1:{proxy_port}"
            environ = {"HTTP_PROXY": where, "HTTPS_PROXY": where, "NO_PROXY": "intra.example"}
            async with BrowserPool(await real_browser(), concurrency=1, environ=environ) as pool:
                async with pool.context() as context:
                    page = await context.new_page()
                    await page.goto("http://mairie.example/")
                    assert await page.title() == "par le mandataire"
                    await page.goto(f"http://127.0.0.1:{port}/")
                    assert await page.title() == "direct"
                    with pytest.raises(Exception, match=r"ERR_NAME_NOT_RESOLVED|ERR_INTERNET_DISCONNECTED"):
                        await page.goto("http://www.intra.example/")
                    await page.wait_for_timeout(2000)
    lines = [head.splitlines()[0] for head in by_proxy]
    assert {line.split()[1] for line in lines} <= {
        "http://mairie.example/",
        "http://mairie.example/favicon.ico",
    }
    assert len(direct) >= 1
