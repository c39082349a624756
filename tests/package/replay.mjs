// Random sequences of calls, made natively by tests/sequences.rs: the same calls through the package's door.

/** Makes every call of every sequence; what differs from the native outcome, and how many calls were made. */
export function replay(Simulator, sequences) {
  const differences = [];
  let calls = 0;
  for (const [n, { steps, saved }] of sequences.entries()) {
    const simulator = new Simulator();
    for (const [m, step] of steps.entries()) {
      if (step.take) simulator[step.take]();
      else if (step.advance !== undefined) simulator.advance(step.advance);
      else {
        calls += 1;
        const { status, body } = simulator.call(step.action, step.parameters);
        const [expected, found] = [`${step.status} ${step.body}`, `${status} ${JSON.stringify(body)}`];
        if (found !== expected) differences.push({ place: `sequence ${n}, step ${m}: ${step.action}`, expected, found });
      }
    }
    const found = JSON.stringify(simulator.export());
    if (found !== saved) differences.push({ place: `sequence ${n}: export`, expected: saved, found });
    if (JSON.stringify(Simulator.import(JSON.parse(saved)).export()) !== saved) differences.push({ place: `sequence ${n}: import` });
    simulator.free();
  }
  return { calls, differences: differences.slice(0, 3) };
}
