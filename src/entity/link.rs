//! Entities from mentions: which mentions are of the same thing.
//!
//! Mentions of one folded name make a *node*. A node that can be a short form (a surname, an acronym, "Foreign Ministry")
//! is resolved, mention by mention, to the node of a full name that has this short form: the one mentioned last before
//! it, else the first after it. Three hash tables do it in two passes; nothing is compared pair by pair.

use alloc::vec::Vec;

use super::node::{Made, NONE, Node};
use super::table::Table;
use crate::types::{Entity, Mention, Value};

/// Buffers of [`link`].
#[derive(Debug, Clone, Default)]
pub(crate) struct LinkScratch {
    nodes: Vec<Node>,
    /// Node of each mention.
    node: Vec<u32>,
    /// How full each entity's name is.
    sizes: Vec<(u8, u32)>,
    names: Table,
    first: Table,
    latest: Table,
}

/// Sets the entity of each mention and lists the entities in the order of their first mention.
///
/// `values` are those of the mentions, in order; equal ones share an entity.
pub(crate) fn link(
    text: &[u8],
    mentions: &mut [Mention],
    values: &[Value],
    entities: &mut Vec<Entity>,
    scratch: &mut LinkScratch,
) {
    let LinkScratch { nodes, node, sizes, names, first, latest } = scratch;
    entities.clear();
    nodes.clear();
    node.clear();
    sizes.clear();
    [&mut *names, &mut *first, &mut *latest].into_iter().for_each(Table::clear);

    let mut values = values.iter().peekable();
    for (index, mention) in mentions.iter().enumerate() {
        while values.next_if(|v| (v.mention as usize) < index).is_some() {}
        let value = values.peek().filter(|v| v.mention as usize == index);
        let made = match (value, mention.label) {
            (Some(value), _) => Made::value(text, mention, value),
            (None, label) => Made::name(text, mention.span, label),
        };
        let known = made.lookups.iter().filter(|k| **k != 0).find_map(|k| names.get(*k));
        let id = known.unwrap_or(nodes.len() as u32);
        if known.is_none() {
            nodes.push(made.node);
            made.node.shorts.iter().filter(|s| **s != 0).for_each(|s| first.set_first(*s, id));
        }
        made.lookups.iter().filter(|k| **k != 0).for_each(|k| names.set_first(*k, id));
        node.push(id);
    }

    for (mention, id) in mentions.iter_mut().zip(node.iter()) {
        let this = nodes[*id as usize];
        let known = this.short_of.iter().filter(|s| **s != 0);
        let full = known
            .clone()
            .find_map(|s| latest.get(*s))
            .or_else(|| known.clone().find_map(|s| first.get(*s)));
        let full = full.unwrap_or(*id);
        this.shorts.iter().filter(|s| **s != 0).for_each(|s| {
            latest.set(*s, full);
        });
        let full = full as usize;
        let name_size = (this.size.0, mention.span.len() as u32);
        if nodes[full].entity == NONE {
            nodes[full].entity = entities.len() as u32;
            sizes.push((0, 0));
            let Mention { span, label, .. } = *mention;
            entities.push(Entity {
                label,
                mentions: 0,
                name: span,
                key: nodes[full].key,
                first_mention: 0,
                flags: 0,
            });
        }
        mention.entity = nodes[full].entity;
        let entity = &mut entities[mention.entity as usize];
        entity.mentions += 1;
        if name_size > sizes[mention.entity as usize] {
            sizes[mention.entity as usize] = name_size;
            (entity.name, entity.label) = (mention.span, mention.label);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use super::*;
    use crate::span::Span;
    use crate::types::Label;

    /// Links the names between braces, each after its label's first letter, and writes each entity's mentions.
    fn linked(marked: &str) -> Vec<String> {
        let (mut text, mut mentions) = (String::new(), Vec::new());
        for (i, piece) in marked.split(['{', '}']).enumerate() {
            let start = text.len();
            if i % 2 == 0 {
                text.push_str(piece);
                continue;
            }
            let label = match &piece[..2] {
                "p:" => Label::Person,
                "o:" => Label::Organization,
                "l:" => Label::Location,
                "g:" => Label::Group,
                _ => Label::Misc,
            };
            text.push_str(&piece[2..]);
            let span = Span::at(start, text.len());
            mentions.push(Mention::new(span, label, 0.0));
        }
        let (mut entities, mut scratch) = (Vec::new(), LinkScratch::default());
        for _ in 0..2 {
            link(text.as_bytes(), &mut mentions, &[], &mut entities, &mut scratch);
        }
        let name = |span: Span| text[span.range()].to_string();
        let mut out: Vec<String> = entities.iter().map(|e| name(e.name) + ":").collect();
        for mention in &mentions {
            out[mention.entity as usize] += &(" ".to_string() + &name(mention.span));
        }
        assert!(entities.iter().all(|e| e.mentions > 0));
        out
    }

    fn check(marked: &str, entities: &[&str]) {
        assert_eq!(linked(marked), entities, "{marked}");
    }

    #[test]
    fn people() {
        check(
            "{p:Marten} said {p:Dr. Ada Marten} met {p:Olu Bright}. {p:Ada}, {p:Bright’s} {p:MARTEN} {p:Olu T. Bright}",
            &[
                "Dr. Ada Marten: Marten Dr. Ada Marten Ada MARTEN",
                "Olu T. Bright: Olu Bright Bright’s Olu T. Bright",
            ],
        );
        check(
            "{p:Ann Weber} {p:Tom Weber} {p:Weber} {p:Ann} {p:Weber} {p:A. Weber} {p:Weber}",
            &["Ann Weber: Ann Weber Ann A. Weber Weber", "Tom Weber: Tom Weber Weber Weber"],
        );
        check(
            "{p:Paris Lund} in {l:Paris}; {p:Lund}, {l:Lund}",
            &["Paris Lund: Paris Lund Lund", "Paris: Paris", "Lund: Lund"],
        );
        check(
            "{p:Jan K. Holt} {p:Jan M. Holt}",
            &["Jan K. Holt: Jan K. Holt", "Jan M. Holt: Jan M. Holt"],
        );
        check(
            "{p:Salim al-Harbi} {p:Harbi} {p:al-Harby} {p:Selim Harbi}",
            &["Salim al-Harbi: Salim al-Harbi Harbi al-Harby Selim Harbi"],
        );
    }

    #[test]
    fn organizations() {
        check(
            "{o:NHB} {o:National Harbour Board} {o:Harbour Board} {o:Lumo Inc.} {o:Lumo} {o:Lumo’s}",
            &[
                "National Harbour Board: NHB National Harbour Board Harbour Board",
                "Lumo Inc.: Lumo Inc. Lumo Lumo’s",
            ],
        );
        let united = "{o:U.N. Harbour Board} {o:UNHB} {o:United\nNations  Harbour Board} {o:UN} {o:United Nations}";
        assert_eq!(linked(united).len(), 2);
        check(
            "{o:Sea Ministry} {o:Ruritanian Sea Ministry} {o:Graustark Sea Ministry} {o:Sea Ministry}",
            &[
                "Ruritanian Sea Ministry: Sea Ministry Ruritanian Sea Ministry",
                "Graustark Sea Ministry: Graustark Sea Ministry Sea Ministry",
            ],
        );
        assert_eq!(linked("{o:Department of Sea Trade} {o:DST} {o:DoST} {o:DOST} {o:Red Tide Front} {o:Red Tide}").len(), 3);
    }

    #[test]
    fn places_and_groups() {
        check(
            "{l:US} {l:U.S.} {l:United States} {l:America} {g:American} {g:Americans} {l:Russia} {g:Russian} {l:Russian Federation}",
            &[
                "United States: US U.S. United States America",
                "Americans: American Americans",
                "Russian Federation: Russia Russian Federation",
                "Russian: Russian",
            ],
        );
        // A state and its team are two, if the tagger says so.
        check("{l:US} {o:US} {l:U.S.}", &["U.S.: US U.S.", "US: US"]);
        check(
            "{l:Tell el-Zour} {l:Tal Zor} {l:Tell Ezzor} {l:Tell Amar}",
            &["Tell el-Zour: Tell el-Zour Tal Zor Tell Ezzor", "Tell Amar: Tell Amar"],
        );
        assert_eq!(linked("{l:...} {p:-} {o:\u{a0}}").len(), 3);
    }

    #[test]
    fn long_names() {
        let long = "x".repeat(100_000);
        assert_eq!(
            linked(&alloc::format!("{{p:{long}}} {{o:{long}}} {{o:{long}}} {{o:{long}y}}")).len(),
            3
        );
        let words = "Of ".repeat(40);
        assert_eq!(
            linked(&alloc::format!("{{o:{words}A}} {{o:{words}A}} {{o:{words}B}}")).len(),
            2
        );
    }
}
