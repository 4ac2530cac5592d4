//! The keymap: no two bindings collide, every key has its second route.

use super::*;

fn is_safe(binding: &Binding) -> bool {
    match (binding.key, binding.modifiers) {
        (KeyCode::F(n), KeyModifiers::NONE) => (1..=8).contains(&n),
        (KeyCode::Char(c), KeyModifiers::CONTROL) => "aeklu".contains(c),
        (KeyCode::Char(_), _) => false,
        (_, modifiers) => modifiers.is_empty(),
    }
}

#[test]
fn only_keys_that_hosts_pass_on_are_bound_and_no_letter_is_a_command() {
    for binding in BINDINGS {
        assert!(is_safe(binding), "{binding:?}");
    }
}

#[test]
fn no_key_is_bound_twice_in_one_context() {
    for (i, a) in BINDINGS.iter().enumerate() {
        for b in &BINDINGS[i + 1..] {
            let same = a.context == b.context && a.key == b.key && a.modifiers == b.modifiers;
            assert!(!same, "{} twice in {:?}", a.label, a.context);
        }
    }
}

#[test]
fn every_function_key_has_a_second_route() {
    for binding in BINDINGS.iter().filter(|b| b.is_function_key()) {
        assert!(menu(binding.context).contains(&binding));
        assert!(of(binding.context).any(|b| b.command == Command::RepaintMenu), "{binding:?}");
        assert!(menu(binding.context).len() <= 9, "the menu has one-digit numbers");
    }
}

#[test]
fn a_key_told_with_another_stands_under_it() {
    for pair in BINDINGS.windows(2).filter(|p| p[1].told == Told::Above) {
        assert_eq!((pair[0].context, pair[0].caption), (pair[1].context, pair[1].caption));
    }
    assert_ne!(BINDINGS[0].told, Told::Above);
}

#[test]
fn every_context_tells_its_way_out() {
    for context in Context::ALL.into_iter().filter(|c| *c != Context::Field) {
        assert!(
            of(context).any(|b| b.key == KeyCode::Esc && b.told == Told::Footer),
            "{context:?}"
        );
    }
}

#[test]
fn spellings_of_one_key_are_one_key() {
    let field = Some(Context::Field);
    let backspace = Some(Input::Command(Command::Edit(Edit::Backspace)));
    for key in keys("<Backspace><Ctrl-H>") {
        assert_eq!(read(field, Context::Login, key), backspace);
    }
    let shifted = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
    assert_eq!(read(field, Context::Login, shifted), Some(Input::Command(Command::Previous)));
    let capital = KeyEvent::new(KeyCode::Char('Q'), KeyModifiers::SHIFT);
    assert_eq!(read(field, Context::Login, capital), Some(Input::Text('Q')));
    let alt = KeyEvent::new(KeyCode::Char('x'), KeyModifiers::ALT);
    assert_eq!(read(field, Context::Login, alt), None);
}

#[test]
fn the_readme_table_has_a_row_for_each_told_binding() {
    let rows = BINDINGS.iter().filter(|b| b.told != Told::Above).count();
    assert_eq!(markdown().lines().count(), rows + 2);
    assert!(markdown().contains("| 信用档案 | F5 | 报告 |"));
}
