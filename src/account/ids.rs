//! Ids drawn from the scenario's seed: the same seed and count give the same id everywhere.
//!
//! ```
//! use image_family_simulator::account::RegionId;
//! use image_family_simulator::account::ids::{Purpose, resource_id};
//!
//! let id = |seed| resource_id(seed, Purpose::Image, 0, RegionId::HANGZHOU);
//! assert!(id(7).starts_with("m-bp1"));
//! assert_eq!(id(7), id(7));
//! assert_ne!(id(7), id(8));
//! ```

use super::region::RegionId;

/// What an id is for: keeps the ids of one count apart.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    /// `m-…`
    Image,
    /// `i-…`
    Instance,
    /// `d-…`
    Disk,
    /// A call's RequestId.
    Request,
    /// A choice in a generated scenario.
    Choice,
}

impl Purpose {
    fn prefix(self) -> &'static str {
        match self {
            Self::Image => "m-",
            Self::Instance => "i-",
            Self::Disk => "d-",
            Self::Request | Self::Choice => "",
        }
    }
}

/// The 64-bit finalizer of SplitMix64 (Steele, Lea, Flood 2014): a well-mixed value for each count.
fn mix(seed: u64, purpose: Purpose, count: u64, lane: u64) -> u64 {
    let salt = (purpose as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let start = seed
        .wrapping_add(salt)
        .wrapping_add(lane.wrapping_mul(0xD1B5_4A32_D192_ED03));
    let mut z = start.wrapping_add(count.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A resource id of the region's form: prefix, the region's three characters, 17 drawn ones.
#[must_use]
pub fn resource_id(seed: u64, purpose: Purpose, count: u64, region: RegionId) -> String {
    const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let [high, low] = [0, 1].map(|lane| mix(seed, purpose, count, lane));
    // The 128 drawn bits, highest first; where there are no such numbers, dividing these is quicker and smaller.
    let mut drawn = [high >> 32, high & 0xFFFF_FFFF, low >> 32, low & 0xFFFF_FFFF];
    let mut id = String::from(purpose.prefix());
    id.push_str(region.id_prefix());
    for _ in 0..17 {
        let digit = drawn.iter_mut().fold(0, |rest: u64, piece| {
            let whole = rest << 32 | *piece;
            *piece = whole / 36;
            whole % 36
        });
        let digit = usize::try_from(digit).unwrap_or_default();
        id.push(ALPHABET.get(digit).map_or('0', |byte| char::from(*byte)));
    }
    id
}

/// A RequestId: an upper-case UUID.
#[must_use]
pub fn request_id(seed: u64, count: u64) -> String {
    let high = u128::from(mix(seed, Purpose::Request, count, 0)) << 64;
    let bytes = (high | u128::from(mix(seed, Purpose::Request, count, 1))).to_be_bytes();
    let uuid = uuid::Builder::from_random_bytes(bytes).into_uuid();
    uuid.hyphenated()
        .encode_upper(&mut uuid::Uuid::encode_buffer())
        .to_owned()
}

/// A number below `bound`, drawn for a generated scenario; 0 for a bound of 0.
#[must_use]
pub fn choice(seed: u64, count: u64, bound: u64) -> u64 {
    mix(seed, Purpose::Choice, count, 0)
        .checked_rem(bound)
        .unwrap_or_default()
}
