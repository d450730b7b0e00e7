// How fast this processor runs plain script: laps of one fixed work (numbers, a sort, short texts, a small table) in
// the given time. Returns laps per second, in the unit where one core of a server of 2023 is 2800.
(milliseconds) => {
  const REFERENCE = 3.5;
  const numbers = new Int32Array(4096);
  const lap = () => {
    let seed = 12345, letters = 0;
    for (let i = 0; i < numbers.length; i++) {
      seed = (Math.imul(seed, 1103515245) + 12345) | 0;
      numbers[i] = seed;
    }
    numbers.sort();
    const met = {};
    for (let i = 0; i < 1024; i++) {
      const name = "k" + (numbers[i] & 255);
      met[name] = (met[name] || 0) + 1;
      letters += name.length;
    }
    return letters;
  };
  let kept = 0;
  for (let i = 0; i < 20; i++) kept += lap();
  const start = performance.now();
  let laps = 0;
  while (performance.now() - start < milliseconds) {
    for (let i = 0; i < 4; i++) kept += lap();
    laps += 4;
  }
  return kept ? laps * 1000 / (performance.now() - start) / REFERENCE : 0;
}
