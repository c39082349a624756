//! What of a session is beside its calls and answers: on their way they were late or broken, and a hand ended work.

use super::Language;
use super::literal::{literal, quoted};
use crate::simulation::CallRecord;

/// What of a fault a test does not repeat: it makes its calls one after the other, and reads answers as they are meant.
pub(super) fn not_repeated(language: Language, record: &CallRecord) -> String {
    let Some(fault) = &record.call.fault else {
        return String::new();
    };
    let late = fault.latency_ms.filter(|ms| *ms > 0);
    let late = late.map(|ms| format!("It was answered {ms} ms late, here at once."));
    let garbled = fault
        .garbled
        .then(|| "The answer broke off on its way, here it is whole.".to_owned());
    let line = |text: String| [&" ".repeat(language.indent()), language.comment(), &text, "\n"].concat();
    [late, garbled].into_iter().flatten().map(line).collect()
}

/// The end of an image's making by hand, which is no call.
pub(super) fn by_hand(language: Language, record: &CallRecord) -> String {
    let CallRecord { call, response, .. } = record;
    let indent = " ".repeat(language.indent());
    if !response.is_ok() {
        let text = "The making of an image was to be ended by hand, and there was none any more.";
        return ["\n", &indent, language.comment(), text, "\n"].concat();
    }
    let get = |name| call.parameters.get(name);
    let given = |name| quoted(get(name).unwrap_or_default(), language);
    let (region, image, time) = (
        given("RegionId"),
        given("ImageId"),
        quoted(&call.time.to_string(), language),
    );
    let ending = get("Ending").map(|ending| quoted(ending, language));
    let lines = match language {
        Language::TypeScript => {
            let ending = ending.map_or_else(String::new, |ending| [", ", &ending].concat());
            format!("  at({time});\n  expect(simulator.finishImage({region}, {image}{ending})).toBe(true);\n")
        }
        Language::Python => {
            let given = literal(&call.parameters.clone().into(), language, 4);
            format!("    at(simulator, {time})\n    admin(simulator, \"POST\", \"finish\", {given})\n")
        }
        Language::Rust => {
            let account = "image_family_simulator::account";
            let ending = ending.map_or_else(
                || "None".to_owned(),
                |ending| format!("{account}::Ending::parse({ending})"),
            );
            format!(
                "    ecs.advance(time({time}).since(ecs.now()));\n    let region = {account}::RegionId::parse({region}).expect(\"a region\");\n    assert!(ecs.finish_image(region, {image}, {ending}));\n"
            )
        }
    };
    ["\n", &lines].concat()
}
