//! Flattened parameters as the SDKs' request classes hold them: lists, structures, numbers, booleans.

use std::cell::Cell;

use crate::openapi::{Action, Kind, Parameter, Parameters};

/// A value of a request.
pub(super) enum Node<'a> {
    /// A text.
    Text(&'a str),
    /// A number.
    Number(&'a str),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Self>),
    /// A structure of that parameter's name: its class has a name of its own.
    Model(&'a str, Fields<'a>),
}

/// Fields by the API's names.
pub(super) type Fields<'a> = Vec<(&'a str, Node<'a>)>;

/// The models of both SDKs have a text for this number.
const TEXT_SIZE: (Action, &str) = (Action::RunInstances, "SystemDisk.Size");

/// The largest number that JavaScript tells from its neighbours.
const LARGEST: u64 = 9_007_199_254_740_991;

/// The fields of a request; `None` where the classes have no place for a name or a value.
pub(super) fn fields<'a>(action: Action, parameters: &'a Parameters) -> Option<Fields<'a>> {
    let taken = Cell::new(0_usize);
    let find = |name: &str| {
        let (_, value) = parameters.iter().find(|(there, _)| *there == name)?;
        taken.set(taken.get().saturating_add(1));
        Some(value)
    };
    let mut fields: Fields<'a> = Vec::new();
    for parameter in action.parameters() {
        let name = parameter.name;
        match parameter.kind {
            Kind::List => {
                let items = (1..=parameters.len()).map_while(|n| find(&format!("{name}.{n}")));
                push_list(&mut fields, name, items.map(Node::Text).collect());
            }
            Kind::Structures(parts) => {
                let mut items = Vec::new();
                for n in 1..=parameters.len() {
                    let mut item: Fields<'a> = Vec::new();
                    for part in parts {
                        if let Some(value) = find(&format!("{name}.{n}.{part}")) {
                            let number = *part == "Size";
                            item.push((
                                *part,
                                if number {
                                    self::number(value)?
                                } else {
                                    Node::Text(value)
                                },
                            ));
                        }
                    }
                    if item.is_empty() {
                        break;
                    }
                    items.push(Node::Model(name, item));
                }
                push_list(&mut fields, name, items);
            }
            _ => {
                if let Some(value) = find(name) {
                    push(&mut fields, name, scalar(action, parameter, value)?);
                }
            }
        }
    }
    (taken.get() == parameters.len()).then_some(fields)
}

fn push_list<'a>(fields: &mut Fields<'a>, name: &'a str, items: Vec<Node<'a>>) {
    if !items.is_empty() {
        fields.push((name, Node::List(items)));
    }
}

/// A field, or one of a structure: `SystemDisk.Size`.
fn push<'a>(fields: &mut Fields<'a>, name: &'a str, node: Node<'a>) {
    let Some((group, part)) = name.split_once('.') else {
        return fields.push((name, node));
    };
    match fields.iter_mut().find(|(there, _)| *there == group) {
        Some((_, Node::Model(_, parts))) => parts.push((part, node)),
        _ => fields.push((group, Node::Model(group, vec![(part, node)]))),
    }
}

fn scalar<'a>(action: Action, parameter: &Parameter, value: &'a str) -> Option<Node<'a>> {
    match (parameter.kind, value) {
        (Kind::Integer, _) if (action, parameter.name) != TEXT_SIZE => number(value),
        (Kind::Boolean, "true") => Some(Node::Boolean(true)),
        (Kind::Boolean, "false") => Some(Node::Boolean(false)),
        (Kind::Boolean, _) => None,
        _ => Some(Node::Text(value)),
    }
}

/// A number that comes back as the same text.
fn number(value: &str) -> Option<Node<'_>> {
    let read: u64 = value.parse().ok()?;
    (read <= LARGEST && read.to_string() == value).then_some(Node::Number(value))
}
