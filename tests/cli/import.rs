//! `hecha import`: see below.
