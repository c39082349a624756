//! The TypeScript types that wasm-bindgen can't tell from the Rust ones.

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
}
/** How long making an image takes, in simulated seconds, and how it ends. */
export interface Work { Seconds: number; Ending?: "Available" | "CreateFailed" }
export interface SimulatorOptions { scenario?: string | Scenario; images?: number; seed?: number; now?: string }
export interface CallResponse { status: number; headers: Record<string, string>; body: Record<string, unknown> }
export interface CallRecord { action: string; parameters: Record<string, string>; status: number; body: Record<string, unknown>; time: string }
export interface WireRequest { method: string; url: string; headers?: Record<string, string>; body?: string }
export interface WireResponse { status: number; headers: Record<string, string>; body: string }
/** Plain JSON; `Simulator.import` reads it. */
export interface SavedSimulation { Format: number; Scenario: unknown; Now: string; Calls: unknown[]; Undone: unknown[] }
"#;
