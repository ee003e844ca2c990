//! Every threshold of protection and of display, in one place.

/// A total of fewer libraries could be taken apart.
pub const SMALLEST_TOTAL: usize = 3;

/// Fewer libraries, unless they are all, do not show where the consortium is going.
pub const FEWEST_IN_PANEL: usize = 3;

/// A library with less staff than this, in full-time equivalents, is small. So is one whose staff is
/// not known.
pub const SMALL_STAFF: f64 = 3.0;

/// Nobody may come nearer than this, in percent of it, to a small library's personal figure, unless the
/// catalogue says otherwise.
pub const NEAR_PERCENT: f64 = 20.0;

/// Fewer values than this have no quartiles: they would be the libraries themselves.
pub const FEWEST_FOR_QUARTILES: usize = 5;

/// A group that one chooses oneself has to be larger than a quartile's: changing it library by library
/// would tell whose value is whose.
pub const FEWEST_PEERS: usize = 8;

/// More are no group of one's own.
pub const MOST_PEERS: usize = 100;

/// A group that one chooses oneself stays as it is for so many days, as do the others that the same person
/// chooses for other libraries.
pub const PEERS_STAY_DAYS: i64 = 7;

/// More libraries than this are not drawn as dots one by one.
pub const MOST_DOTS: usize = 200;

/// The most libraries that a coverage bar draws one by one.
pub const MOST_SEGMENTS: usize = 60;

/// The most members without a value that are named.
pub const MOST_MISSING: usize = 12;

/// The most years that a trend shows.
pub const SHOWN_YEARS: usize = 5;

/// A number is hidden where it covers less than this share of the students, 0–1.
pub const HIDDEN_UNDER: f64 = 0.5;

/// A number carries a warning where it covers less than this share of the students, 0–1.
pub const WARNED_UNDER: f64 = 0.8;

/// A part of a change that is more than this share of it explains the change, 0–1.
pub const NEARLY_ALL: f64 = 0.9;

/// The most names that one line of a list has.
pub const MOST_NAMED: usize = 12;

/// The middle of the three size groups, in full-time students: from, to.
pub const MIDDLE_SIZE: (f64, f64) = (2500.0, 6000.0);

/// The least denominators of a view that is shown by library: students, and person-years.
pub const LEAST_STUDENTS: f64 = 200.0;
pub const LEAST_STAFF: f64 = 1.0;

/// The most libraries on one page of a list; one looks for a name, or turns the page.
pub const MOST_LISTED: usize = 30;

/// The most earlier years that one looks back on from the form.
pub const EARLIER_YEARS: usize = 5;
