//! Files kept of a commitment: the signed paper, and what else shows how it stands.

use serde::{Deserialize, Serialize};

/// What a kept file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// A scan of the signed paper.
    Scan,
    /// A scan of the power of attorney.
    Authorisation,
    /// A detached electronic signature.
    Signature,
    /// The certificate it names.
    Certificate,
    /// The document something was found by.
    Document,
}

impl EvidenceKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Scan, Self::Authorisation, Self::Signature, Self::Certificate, Self::Document];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Scan => "scan",
            Self::Authorisation => "authorisation",
            Self::Signature => "signature",
            Self::Certificate => "certificate",
            Self::Document => "document",
        }
    }

    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Scan => "承诺书扫描件",
            Self::Authorisation => "授权委托书",
            Self::Signature => "电子签名",
            Self::Certificate => "签名证书",
            Self::Document => "认定文书",
        }
    }
}

/// A kept file. Its content lies encrypted under `attachments/` by its identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Name of its file: 32 hexadecimal digits.
    pub file: String,
    /// What it is.
    pub kind: EvidenceKind,
    /// `pdf`, `jpeg`, `png`, `cms`, `raw` or `x509`.
    pub format: String,
    /// Its pages; 1 for what is no paper.
    pub pages: u32,
    /// Its length, bytes.
    pub bytes: u64,
    /// SM3 digest of its content, hexadecimal.
    pub digest: String,
    /// Whether its own QR code names this commitment.
    pub matched: Match,
}

/// What the QR code on a scan said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// It names this commitment.
    Same,
    /// None could be read.
    Unread,
}
