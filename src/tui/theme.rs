//! What each part of a screen looks like: roles to the 16 named colours, or to no colour at all.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text is for. Every role that carries meaning is told by a word as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// The name of the screen, of a section or of a column.
    Title,
    /// The caption in front of a field or a fact.
    Label,
    /// A field that waits for typing.
    Field,
    /// The bar on the chosen row.
    Selected,
    /// A key in the bottom line.
    Key,
    /// Something that went well.
    Good,
    /// Something the clerk should read.
    Warning,
    /// A look-up that failed, a form that is wrong.
    Problem,
    /// The word for a red (honours) list.
    RedList,
    /// The word for a yellow (watch) list.
    YellowList,
    /// The word for a black (dishonest) list.
    BlackList,
}

/// Whether the terminal is given colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The 16 named colours.
    #[default]
    Sixteen,
    /// Only reversed, bold and underlined.
    Monochrome,
}

impl Theme {
    /// The theme for these values of `NO_COLOR` and `TERM`, empty when not set.
    pub fn for_terminal(no_color: &str, term: &str) -> Self {
        if !no_color.is_empty() || matches!(term, "dumb" | "vt100" | "vt102") {
            Self::Monochrome
        } else {
            Self::Sixteen
        }
    }

    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match self {
            Self::Sixteen => plain.patch(coloured(role)),
            Self::Monochrome => plain.add_modifier(weight(role)),
        }
    }
}

fn coloured(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Text | Role::Label => style,
        Role::Title => style.add_modifier(Modifier::BOLD),
        Role::Field => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected => style.add_modifier(Modifier::REVERSED),
        Role::Key => style.fg(Color::Cyan),
        Role::Good => style.fg(Color::Green),
        Role::Warning => style.fg(Color::Yellow),
        Role::Problem => style.fg(Color::LightRed),
        // Both colours are given, so that neither a dark nor a white desktop swallows the word.
        Role::RedList => style.fg(Color::White).bg(Color::Red),
        Role::YellowList => style.fg(Color::Black).bg(Color::Yellow),
        Role::BlackList => style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
    }
}

fn weight(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Label | Role::Good => Modifier::empty(),
        Role::Title | Role::Key | Role::Warning => Modifier::BOLD,
        Role::Field => Modifier::UNDERLINED,
        Role::Selected => Modifier::REVERSED,
        Role::Problem | Role::RedList | Role::YellowList => Modifier::BOLD,
        Role::BlackList => Modifier::REVERSED.union(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [Role; 12] = [
        Role::Text,
        Role::Title,
        Role::Label,
        Role::Field,
        Role::Selected,
        Role::Key,
        Role::Good,
        Role::Warning,
        Role::Problem,
        Role::RedList,
        Role::YellowList,
        Role::BlackList,
    ];

    #[test]
    fn poor_terminals_get_no_colour_and_keep_the_bar() {
        for (no_color, term) in [("1", "xterm-256color"), ("", "dumb"), ("", "vt100")] {
            let theme = Theme::for_terminal(no_color, term);
            for role in ROLES {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{role:?} on {term}");
            }
            assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
        }
        assert_eq!(Theme::for_terminal("", "xterm"), Theme::Sixteen);
    }

    #[test]
    fn only_the_sixteen_named_colours_are_used() {
        for role in ROLES {
            let style = Theme::Sixteen.style(role);
            for colour in [style.fg, style.bg].into_iter().flatten() {
                assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{role:?}");
            }
        }
    }
}
