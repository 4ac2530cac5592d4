//! Passwords: from the environment or a prompt without echo, never an argument.

use std::{env, io};

/// The password of the operator who runs the command.
pub fn own(operator: &str) -> io::Result<String> {
    from("HECHA_PASSWORD", &format!("{operator} 的密码: "))
}

/// The password of an operator to be added.
pub fn new(operator: &str) -> io::Result<String> {
    from("HECHA_NEW_PASSWORD", &format!("给 {operator} 设一个密码（至少 8 个字符）: "))
}

/// The first administrator's password: it is new, and it is also the operator's own.
pub fn first(operator: &str) -> io::Result<String> {
    env::var("HECHA_PASSWORD").or_else(|_| new(operator))
}

fn from(variable: &str, prompt: &str) -> io::Result<String> {
    match env::var(variable) {
        Ok(password) => Ok(password),
        Err(_) => rpassword::prompt_password(prompt),
    }
}
