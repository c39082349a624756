//! Calls with the official SDKs: npm `@alicloud/ecs20140526` 7.x, PyPI `alibabacloud_ecs20140526` 7.x.

use super::Language;
use super::literal::{boolean, comment, listed, quoted};
use super::tree::{Fields, Node, fields};
use crate::openapi::wire::VERSION;
use crate::openapi::{Action, Parameters, hint};

/// The imports that every program and test has.
pub(super) fn imports(language: Language) -> &'static str {
    match language {
        Language::Python => concat!(
            "from alibabacloud_ecs20140526 import models\n",
            "from alibabacloud_ecs20140526.client import Client\n",
            "from alibabacloud_tea_openapi import utils_models\n",
        ),
        _ => concat!(
            "import Client, * as ecs from \"@alicloud/ecs20140526\";\n",
            "import { $OpenApiUtil } from \"@alicloud/openapi-core\";\n",
        ),
    }
}

/// The import that the generic door needs besides.
pub(super) fn generic_import(language: Language) -> &'static str {
    match language {
        Language::Python => "from darabonba.runtime import RuntimeOptions\n",
        _ => "import { RuntimeOptions } from \"@darabonba/typescript\";\n",
    }
}

/// A whole program: client, call, output.
pub(super) fn program(language: Language, action: &str, parameters: &Parameters) -> String {
    let region = quoted(parameters.get("RegionId").unwrap_or("cn-hangzhou"), language);
    let call = call(language, action, parameters, 0);
    let generic = if is_typed(action, parameters) {
        ""
    } else {
        generic_import(language)
    };
    let note = note(language, action, parameters, 0);
    let start = if language == Language::Python {
        [
            "# pip install alibabacloud_ecs20140526\nimport os\n\n",
            imports(language),
            generic,
            "\nclient = Client(utils_models.Config(\n    region_id=",
            &region,
            ",\n    access_key_id=os.environ.get(\"ALIBABA_CLOUD_ACCESS_KEY_ID\", \"any\"),\n",
            "    access_key_secret=os.environ.get(\"ALIBABA_CLOUD_ACCESS_KEY_SECRET\", \"any\"),\n",
            "    # The simulator: npx image-family-simulator serve. Without these two lines, the real service.\n",
            "    endpoint=\"127.0.0.1:4599\",\n    protocol=\"http\",\n))\n",
        ]
        .concat()
    } else {
        [
            "// npm install @alicloud/ecs20140526 @alicloud/openapi-core @darabonba/typescript\n",
            imports(language),
            generic,
            "\nconst client = new Client(new $OpenApiUtil.Config({\n  regionId: ",
            &region,
            ",\n  accessKeyId: process.env.ALIBABA_CLOUD_ACCESS_KEY_ID ?? \"any\",\n",
            "  accessKeySecret: process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET ?? \"any\",\n",
            "  // The simulator: npx image-family-simulator serve. Without these two lines, the real service.\n",
            "  endpoint: \"127.0.0.1:4599\",\n  protocol: \"http\",\n}));\n",
        ]
        .concat()
    };
    let end = match (language, generic) {
        (Language::Python, "") => ["response = ", &call, "\nprint(response.body.to_map())\n"].concat(),
        (Language::Python, _) => ["response = ", &call, "\nprint(response[\"body\"])\n"].concat(),
        _ => [
            "const response = await ",
            &call,
            ";\nconsole.log(response.body);\n",
        ]
        .concat(),
    };
    [start, "\n".to_owned(), note, end].concat()
}

/// Whether the SDKs' classes have a place for everything.
pub(super) fn is_typed(action: &str, parameters: &Parameters) -> bool {
    Action::parse(action).is_some_and(|action| fields(action, parameters).is_some())
}

/// A line that says what was probably meant, where something looks misspelt.
pub(super) fn note(language: Language, action: &str, parameters: &Parameters, indent: usize) -> String {
    match hint(action, parameters) {
        Some(hint) => [&" ".repeat(indent), language.comment(), &comment(&hint), "\n"].concat(),
        None => String::new(),
    }
}

/// The expression that makes a call on `client`.
pub(super) fn call(language: Language, action: &str, parameters: &Parameters, indent: usize) -> String {
    let typed = Action::parse(action).and_then(|known| fields(known, parameters));
    let python = language == Language::Python;
    let Some(fields) = typed else {
        return generic(language, action, parameters, indent);
    };
    let request = model(language, &[action, "Request"].concat(), "", &fields, indent);
    let method = if python {
        snake(&camel(action))
    } else {
        camel(action)
    };
    ["client.", &method, "(", &request, ")"].concat()
}

/// What the generic door is told of an API, by the name it has in TypeScript.
const DOOR: [(&str, &str); 7] = [
    ("protocol", "\"HTTPS\""),
    ("pathname", "\"/\""),
    ("method", "\"POST\""),
    ("authType", "\"AK\""),
    ("style", "\"RPC\""),
    ("reqBodyType", "\"formData\""),
    ("bodyType", "\"json\""),
];

/// A call of whatever name, with whatever parameters.
fn generic(language: Language, action: &str, parameters: &Parameters, indent: usize) -> String {
    let inner = indent.saturating_add(language.indent());
    let pair = |(name, value)| [quoted(name, language), ": ".to_owned(), quoted(value, language)].concat();
    let query: Vec<String> = parameters.iter().map(pair).collect();
    let query = listed("{", &query, "}", language, inner);
    let python = language == Language::Python;
    let (action, version) = (quoted(action, language), quoted(VERSION, language));
    let door = [("action", action.as_str()), ("version", version.as_str())];
    let door = door.into_iter().chain(DOOR);
    let door: Vec<String> = door.map(|(name, value)| field(python, name, value)).collect();
    let [call, params, end, request, close, runtime] = if python {
        [
            "client.call_api(",
            "utils_models.Params(",
            ")",
            "utils_models.OpenApiRequest(query=",
            ")",
            "RuntimeOptions()",
        ]
    } else {
        [
            "client.callApi(",
            "new $OpenApiUtil.Params({",
            "})",
            "new $OpenApiUtil.OpenApiRequest({ query: ",
            " })",
            "new RuntimeOptions({})",
        ]
    };
    let arguments = [
        listed(params, &door, end, language, inner),
        [request, &query, close].concat(),
        runtime.to_owned(),
    ];
    listed(call, &arguments, ")", language, indent)
}

/// A named argument, by the name that it has in TypeScript.
fn field(python: bool, camel: &str, value: &str) -> String {
    if python {
        [&snake(camel), "=", value].concat()
    } else {
        [camel, ": ", value].concat()
    }
}

/// An object of a model's class.
fn model(language: Language, class: &str, suffix: &str, fields: &Fields<'_>, indent: usize) -> String {
    let python = language == Language::Python;
    let inner = indent.saturating_add(language.indent());
    let argument =
        |(name, node): &(&str, Node<'_>)| field(python, &camel(name), &value(language, class, node, inner));
    let fields: Vec<String> = fields.iter().map(argument).collect();
    let class = if python {
        ["models.", class, suffix, "("].concat()
    } else {
        ["new ecs.", class, suffix, "({"].concat()
    };
    listed(&class, &fields, if python { ")" } else { "})" }, language, indent)
}

fn value(language: Language, class: &str, node: &Node<'_>, indent: usize) -> String {
    match node {
        Node::Text(text) => quoted(text, language),
        Node::Number(number) => (*number).to_owned(),
        Node::Boolean(yes) => boolean(*yes, language).to_owned(),
        Node::Model(name, fields) => model(language, class, name, fields, indent),
        Node::List(items) => {
            let inner = indent.saturating_add(language.indent());
            let items: Vec<String> = items
                .iter()
                .map(|item| value(language, class, item, inner))
                .collect();
            listed("[", &items, "]", language, indent)
        }
    }
}

/// The name that a field or an action has in TypeScript: `imageFamily`, but `OSType` and `KMSKeyId`.
fn camel(name: &str) -> String {
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if capitals < 3 => std::iter::once(first.to_ascii_lowercase())
            .chain(letters)
            .collect(),
        _ => name.to_owned(),
    }
}

/// The name that it has in Python: `image_family`, but `ostype` and `kmskey_id`.
fn snake(camel: &str) -> String {
    let mut out = String::new();
    let mut after_small = false;
    for c in camel.chars() {
        if c.is_ascii_uppercase() && after_small {
            out.push('_');
        }
        after_small = !c.is_ascii_uppercase();
        out.push(c.to_ascii_lowercase());
    }
    out
}
