//! The TypeScript types that wasm-bindgen can't tell from the Rust ones. What each action takes and answers (`Actions`,
//! `ErrorStatus`, `ErrorCode`) is not written here but printed from the endpoint's own tables: `src/bin/declarations.rs`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** An image of a scenario, in the API's own field names. Only its name is needed. */
export interface ScenarioImage {
  RegionId?: string; ImageId?: string; ImageName: string; ImageFamily?: string; CreationTime?: string;
  Status?: "Creating" | "Waiting" | "Available" | "UnAvailable" | "CreateFailed" | "Deprecated";
  SharedAccounts?: string[]; IsPublic?: boolean; ImageOwnerAlias?: string; ImageOwnerId?: string | number;
  Description?: string; ImageVersion?: string; Platform?: string; OSName?: string; OSNameEn?: string;
  Architecture?: string; Size?: number; BootMode?: string; IsCopied?: boolean; ResourceGroupId?: string;
  Tags?: { Tag: { TagKey: string; TagValue?: string }[] };
}
/** An instance of a scenario. Only its image is needed. */
export interface ScenarioInstance {
  RegionId?: string; InstanceId?: string; ImageId: string; InstanceName?: string; InstanceType?: string;
  Status?: "Running" | "Stopped"; CreationTime?: string;
}
/** The account that a simulation starts from. */
export interface Scenario {
  AccountId?: string; RegionId?: string; Now?: string; Seed?: number;
  Images?: ScenarioImage[]; Instances?: ScenarioInstance[];
  Quotas?: { ImagesPerRegion?: number; ImagesPerFamily?: number; FamiliesPerRegion?: number; AccountsPerImage?: number; ImagesPerReceivingAccount?: number };
  Timing?: { CreateImage?: Work; CopyImage?: Work };
  /** The fault rules in force at its start. */
  Faults?: ScenarioFault[];
}
/** A fault rule as scenarios and saved simulations write it: a probability between 0 and 1 is a text, such as `"0.25"`. */
export type ScenarioFault = Omit<FaultRule, "Probability"> & { Probability?: 0 | 1 | string };
/** How the making of an image ends. */
export type Ending = "Available" | "CreateFailed";
/**
 * What makes the making of an image go on, and how it ends: simulated seconds (0: at once), so many DescribeImages that
 * ask for the image, whatever status they ask for, or nothing but `finishImage`.
 */
export type Work = { Ending?: Ending } & ({ Seconds?: number } | { Describes: number } | { ByHand: true });
export interface SimulatorOptions { scenario?: string | Scenario; images?: number; seed?: number; now?: string }
/** The name of an action that the endpoint knows. */
export type ActionName = keyof Actions;
/** What a call takes: of an action that is known, its own parameters and no others. */
export type CallParameters<Action extends string = string> =
  Action extends ActionName ? Actions[Action]["parameters"] : Record<string, unknown>;
type CallArguments<Action extends string> =
  Action extends ActionName
    ? {} extends Actions[Action]["parameters"] ? [parameters?: Actions[Action]["parameters"]] : [parameters: Actions[Action]["parameters"]]
    : [parameters?: Record<string, unknown>];
/** What a call gets back. `status === 200` tells a successful body from an error's; fields of the one read as undefined in the other. */
export type CallResponse<Action extends string = string> =
  Action extends ActionName
    ? Reply<200, Actions[Action]["body"] & Lacking<ErrorBody>> | Reply<ErrorStatus, ErrorBody & Lacking<Actions[Action]["body"]>>
    : Reply<number, Record<string, unknown>>;
export interface Reply<Status, Body> { status: Status; headers: Record<string, string>; body: Body; latencyMs?: number }
/** The body of a call that the API refuses. */
export interface ErrorBody { RequestId: string; HostId: string; Code: ErrorCode; Message: string; Recommend: string }
type Lacking<Body> = { [Field in Exclude<keyof Body, "RequestId">]?: undefined };
export interface Simulator {
  /**
   * Makes a call. An API error is a status and a body, as over HTTP. Parameters are taken flattened
   * (`"AddAccount.1": "…"`) or as lists and structures (`AddAccount: ["…"]`).
   *
   * Throws a `TypeError` for what is no call: no action, or a parameter that can't be sent.
   */
  call<Action extends ActionName | (string & {})>(action: Action, ...parameters: CallArguments<Action>): CallResponse<Action>;
}
/** Which calls fail, how, and how often. What is left out holds for every call. */
export interface FaultRule {
  /** For this action alone. */
  Action?: string;
  /** For calls with these parameters alone. */
  When?: Record<string, string>;
  /** How often, from 0 (never) to 1 (always, the default). */
  Probability?: number;
  /** How many times at most. */
  Count?: number;
  /** Only beyond this many calls within `WindowSeconds` (60 unless given): a call quota. */
  CallsPerWindow?: number;
  WindowSeconds?: number;
  /** HTTP status, 400 unless given; 0 leaves the answer as it is. */
  Status?: number;
  /** `Throttling.User` unless given. */
  Code?: string;
  Message?: string;
  /** Sent as the header `x-acs-retry-after`. */
  RetryAfterMs?: number;
  /** What whoever serves the answer waits before it does. */
  LatencyMs?: number;
  /** Whether the body breaks off in the middle. */
  Garbled?: boolean;
}
/** A call as the journal tells it; `hint` says what was probably meant. */
export interface JournalEntry {
  time: string; action: string; parameters: Record<string, string>; status: number; code: string | null; fault: boolean; byHand?: true; hint?: string;
}
export interface CallRecord { action: string; parameters: Record<string, string>; status: number; body: Record<string, unknown>; time: string; byHand?: true }
export interface WireRequest { method: string; url: string; headers?: Record<string, string>; body?: string }
export interface WireResponse { status: number; headers: Record<string, string>; body: string; latencyMs?: number }
/** Plain JSON; `Simulator.import` reads it. */
export interface SavedSimulation { Format: number; Scenario: unknown; Now: string; Calls: unknown[]; Undone: unknown[]; Faults?: ScenarioFault[] }
"#;
