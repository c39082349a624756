//! Client tokens: what was made once is not made twice.

use super::call::Call;
use super::world::{Answer, Checked, Checks, Done, World, refuse};

pub const TOKENED: [&str; 5] = [
    "CreateImage",
    "CopyImage",
    "RunInstances",
    "CreateInstance",
    "ReplaceSystemDisk",
];

fn token<'a>(call: &Call<'a>) -> Option<&'a str> {
    call.get("ClientToken").filter(|_| TOKENED.contains(&call.action))
}

fn sent(call: &Call) -> Vec<(String, String)> {
    let sent = call.sent.iter();
    sent.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

/// The answer that this call had before, if it was made before.
pub fn earlier(world: &World, call: &Call) -> Checked<Option<Vec<String>>> {
    let Some(token) = token(call) else {
        return Ok(None);
    };
    let mut forms = Checks::default();
    forms.not_valid_if(!token.is_ascii() || token.len() > 64);
    forms.end()?;
    let mut all = world.tokens.iter();
    let field = ("ClientToken".to_owned(), token.to_owned());
    let Some(done) = all.find(|done| done.action == call.action && done.sent.contains(&field)) else {
        return Ok(None);
    };
    let sorted = |mut sent: Vec<(String, String)>| {
        sent.sort();
        sent
    };
    if sorted(done.sent.clone()) != sorted(sent(call)) {
        let message =
            "Request uses a client token in a previous request but is not identical to that request.";
        return refuse(400, "IdempotenceParamNotMatch", message);
    }
    Ok(Some(done.answer.clone()))
}

pub fn keep(world: &mut World, call: &Call, answer: &Answer) {
    if let (Some(_), Ok(lines)) = (token(call), answer) {
        world.tokens.push(Done {
            action: call.action.to_owned(),
            sent: sent(call),
            answer: lines.clone(),
        });
    }
}
