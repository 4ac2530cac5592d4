//! Why a file is not taken in, for people: what is wrong with it, what to do.

use std::fmt;

use super::ScanKind;

/// Why a file is not kept as a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanFault {
    /// No bytes at all.
    Empty,
    /// Larger than [`LARGEST`](super::LARGEST).
    TooLarge,
    /// Neither a PDF file nor a JPEG or PNG picture.
    NotAScan,
    /// It ends too early.
    Truncated(ScanKind),
    /// It does not hold together: contents changed, foreign bytes, a form nobody reads.
    Damaged(ScanKind),
    /// The picture's sides are too long.
    TooManyPixels,
    /// The PDF file opens with a password only.
    Locked,
}

impl fmt::Display for ScanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("文件是空的。请重新扫描后再上传。"),
            Self::TooLarge => f.write_str("文件超过 20 MB。请降低扫描分辨率或分成几个文件再上传。"),
            Self::NotAScan => f.write_str(
                "文件的内容不是扫描件，只改扩展名不行。请上传 PDF、JPEG 或 PNG 格式的扫描件。",
            ),
            Self::Truncated(kind) => {
                write!(f, "{} 文件不完整，后面缺了一截。请重新扫描或重新拷贝。", kind.label())
            }
            Self::Damaged(kind) => write!(
                f,
                "{} 文件已损坏或不合规范，无法作为凭证保存。请重新扫描或重新导出。",
                kind.label()
            ),
            Self::TooManyPixels => {
                f.write_str("图片的尺寸太大。请用 300 dpi 重新扫描，不要超过 600 dpi。")
            }
            Self::Locked => {
                f.write_str("PDF 文件加了密码，日后无法查阅。请去掉密码，或打印后重新扫描。")
            }
        }
    }
}

impl std::error::Error for ScanFault {}

/// Why a file is not kept as a signature or its certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureFault {
    /// No bytes at all.
    Empty,
    /// Larger than [`LARGEST_SIGNATURE`](super::LARGEST_SIGNATURE).
    TooLarge,
    /// Not a detached signature.
    NotASignature,
    /// Not exactly one X.509 certificate.
    NotACertificate,
}

impl fmt::Display for SignatureFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "文件是空的。请重新导出后再上传。",
            Self::TooLarge => "文件超过 1 MB，不像签名或证书。请检查是否选错了文件。",
            Self::NotASignature => {
                "文件的内容不是电子签名。请上传签名软件导出的签名文件（p7s、p7b、sig，DER 或 PEM）。"
            }
            Self::NotACertificate => {
                "文件的内容不是一张数字证书。请上传签名人的证书文件（cer、crt、pem，DER 或 PEM）。"
            }
        })
    }
}

impl std::error::Error for SignatureFault {}
