/** A simulator whose clock moves with real time, and which can be exchanged while it serves. */
export class LiveSimulator {
  #milliseconds;
  #reached;

  constructor(simulator, milliseconds = () => performance.now()) {
    this.current = simulator;
    this.#milliseconds = milliseconds;
    this.#reached = milliseconds();
  }

  /** Lets the whole seconds pass that really passed since the last time; a part of one is kept for the next time. */
  catchUp() {
    const seconds = Math.floor((this.#milliseconds() - this.#reached) / 1000);
    if (seconds < 1) return;
    this.#reached += seconds * 1000;
    this.current.advance(seconds);
  }

  exchange(simulator) {
    this.current.free();
    this.current = simulator;
  }
}
