//! Identification codes of subjects (标识代码), one file per kind.
