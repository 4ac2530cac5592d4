//! A file inside the PDF. Kept as text where it is text, which JSON always is.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A file inside the PDF (ISO 19005-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its file name, `report.json`.
    pub name: String,
    /// What it is, for people.
    pub description: String,
    /// Its media type, `application/json`.
    pub mime: String,
    /// Its content.
    #[serde(serialize_with = "compact", deserialize_with = "either")]
    pub bytes: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Bytes(Vec<u8>),
}

fn compact<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    match std::str::from_utf8(bytes) {
        Ok(text) => serializer.serialize_str(text),
        Err(_) => bytes.serialize(serializer),
    }
}

fn either<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    Ok(match Content::deserialize(deserializer)? {
        Content::Text(text) => text.into_bytes(),
        Content::Bytes(bytes) => bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_text_and_bytes_come_back_too() {
        for bytes in [r#"{"名称":"甲"}"#.as_bytes().to_vec(), vec![0xff, 0, 1], vec![]] {
            let [name, description, mime] = ["a", "b", "c"].map(str::to_owned);
            let attachment = Attachment { name, description, mime, bytes };
            let kept = serde_json::to_string(&attachment).unwrap();
            assert_eq!(serde_json::from_str::<Attachment>(&kept).unwrap(), attachment);
        }
    }
}
