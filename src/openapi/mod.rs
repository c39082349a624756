//! The ECS endpoint before the account: a call comes in, is checked, and is answered as the real API answers.
//!
//! Checks go in this order: action, required parameters, region, forms, existence, status and sharing, quotas, names.
//! One file an API; one table of errors ([`error`]).
//!
//! ```
//! use image_family_simulator::openapi::Action;
//! use image_family_simulator::simulation::{Scenario, Simulation};
//!
//! let mut simulation = Simulation::new(Scenario::rollback());
//! let response = simulation.call(Action::DeleteImage, [("RegionId", "cn-hangzhou")]);
//! assert_eq!((response.status, response.code()), (400, Some("MissingParameter")));
//! assert!(Action::DeleteImage.parameters().iter().any(|it| it.name == "ImageId" && it.required));
//! ```

mod action;
mod body;
mod cancel_copy_image;
mod copy_image;
mod create_image;
mod create_instance;
mod delete_image;
mod describe_image_from_family;
mod describe_image_share_permission;
mod describe_images;
mod describe_instances;
mod describe_regions;
mod describe_tags;
pub mod error;
mod hints;
mod image_body;
mod modify_image_attribute;
mod modify_image_share_permission;
mod no_effect;
mod parameters;
mod replace_system_disk;
mod request;
mod response;
mod run_instances;
mod start_instance;
mod stop_instance;
mod tag_resources;
mod text;
mod untag_resources;
mod value;
pub mod wire;
mod xml;

pub use action::{Action, Kind, Parameter, action_for};
pub use body::{FieldShape, Shape};
pub use error::{Cause, ErrorSpec, Fault, error_for};
pub use hints::{hint, is_known, is_listed};
pub use modify_image_share_permission::ACCOUNTS_A_CALL;
pub use parameters::Parameters;
use request::Request;
pub use response::Response;
pub use text::Text;
pub use value::Value;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub(crate) use value::json;

use crate::account::{Account, Changes, Refusal, RegionId};

/// What an API finds: the changes it makes and its body without RequestId, or the fault.
type Answer = Result<(Changes, Value), Fault>;

/// The host that a call is answered from.
pub(crate) fn host(parameters: &Parameters) -> String {
    let region = parameters.get("RegionId").and_then(RegionId::parse);
    region.map_or_else(|| "ecs.aliyuncs.com".to_owned(), RegionId::endpoint)
}

/// Answers one call. The account itself is not touched: the changes are for the caller to apply.
#[must_use]
pub fn answer(
    account: &Account,
    action: &str,
    parameters: &Parameters,
    request_id: &str,
) -> (Changes, Response) {
    let outcome = match Action::parse(action) {
        None => Err(Cause::UnknownAction.into()),
        Some(action) => {
            let request = Request {
                account,
                action,
                parameters,
            };
            request
                .required()
                .and_then(|()| action.answer(&request))
                .and_then(|done| request.unless_dry_run(done))
        }
    };
    match outcome {
        Ok((changes, body)) => (changes, Response::success(request_id, body)),
        Err(fault) => (Changes::default(), refuse(action, parameters, request_id, &fault)),
    }
}

/// Answers with what an operation on the account would change, or with why not.
pub(crate) fn answered(
    action: &str,
    parameters: &Parameters,
    request_id: &str,
    outcome: Result<Changes, Refusal>,
) -> (Changes, Response) {
    match outcome {
        Ok(changes) => (changes, Response::success(request_id, Value::object([]))),
        Err(refusal) => {
            let response = refuse(action, parameters, request_id, &refusal.into());
            (Changes::default(), response)
        }
    }
}

/// Answers a call with an error.
#[must_use]
pub fn refuse(action: &str, parameters: &Parameters, request_id: &str, fault: &Fault) -> Response {
    Response::error(request_id, &host(parameters), Action::parse(action), fault)
}

/// The idempotence token of a call, where its action takes one: `None` without, an error where it has not the form.
///
/// # Errors
/// The token is longer than 64 characters, or not ASCII.
pub fn client_token<'a>(action: &str, parameters: &'a Parameters) -> Result<Option<&'a str>, Fault> {
    let takes = |action: Action| action.parameters().contains(&action::CLIENT_TOKEN);
    let Some(token) = parameters
        .get("ClientToken")
        .filter(|_| Action::parse(action).is_some_and(takes))
    else {
        return Ok(None);
    };
    if token.len() > 64 || !token.is_ascii() {
        return Err(Cause::InvalidParameter.into());
    }
    Ok(Some(token))
}
