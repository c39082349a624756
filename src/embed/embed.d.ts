/** The element that `embed.js` defines, its methods, and what it tells. See EMBEDDING.md. */

/** What a call gets back, as over HTTP: an API error is a status and a body, too. */
export interface EmbedReply { status: number; body: Record<string, unknown> }

/** A call and what came of it. */
export interface EmbedCallRecord {
  action: string; parameters: Record<string, string>; status: number; body: Record<string, unknown>; time: string; byHand?: true;
}

/** A simulation as plain JSON; the npm package's `Simulator.import` reads it, too. */
export interface EmbedSaved { Format: number; Scenario: unknown; Now: string; Calls: unknown[]; Undone: unknown[] }

/** Where the console is turned to: names and values as in the page's address. */
export interface EmbedView {
  region?: string; page?: "images" | "instances"; tab?: "custom" | "public" | "shared" | "marketplace" | "community";
  family?: string; search?: string; sort?: string; image?: string; [option: string]: string | number | undefined;
}

/** Why a request is refused. The first six are the frame's words, the last two the element's own. */
export type EmbedRefusalKind =
  | "broken" | "tooLong" | "tooMany" | "notAllowed" | "unknown" | "invalid"
  | "failed" | "closed";

/** What a refused request's promise is rejected with. */
export interface EmbedRefusal extends Error { kind: EmbedRefusalKind }

/** The `detail` of each event. All of them bubble. */
export interface EmbedEvents {
  /** The frame can be spoken to. `rights` are `"all"` where the host is on its list, else `"events"`. */
  ready: { protocol: number; rights: "all" | "events" };
  /** A call was made, by the reader or by the host. */
  called: EmbedCallRecord;
  /** A step of the open lesson is done; steps count from 1. */
  stepPassed: { lesson: string; step: number };
  /** The open lesson is done. */
  lessonPassed: { lesson: string };
  /** The content has another height, in CSS pixels. */
  height: { height: number };
  /** The frame did not answer, or speaks another version. */
  failed: { reason: string };
}

export interface ImageFamilySimulatorElement extends HTMLElement {
  /** Makes the frame, if it is not there yet; the promise holds once it can be spoken to. */
  load(): Promise<ImageFamilySimulatorElement>;
  call(action: string, parameters?: Record<string, unknown>): Promise<EmbedReply>;
  /** Every call so far, oldest first. */
  calls(): Promise<EmbedCallRecord[]>;
  export(): Promise<EmbedSaved>;
  import(saved: EmbedSaved): Promise<true>;
  /** Whether there was something to take back. */
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  reset(): Promise<true>;
  goto(view: EmbedView): Promise<true>;
  addEventListener<Name extends keyof EmbedEvents>(
    type: Name, listener: (this: ImageFamilySimulatorElement, event: CustomEvent<EmbedEvents[Name]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap { "image-family-simulator": ImageFamilySimulatorElement }
}
