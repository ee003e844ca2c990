//! The program's memory: what large work has freed goes back to the system at once.
//!
//! The system's own allocator keeps it: hundreds of megabytes after a freeze, for as long as the program runs.

use libmimalloc_sys::{mi_option_set, mi_option_t};
use mimalloc::MiMalloc;

#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// `mi_option_purge_delay` in the library's list of options: after how many milliseconds it gives memory back.
const PURGE_DELAY: mi_option_t = 15;

/// Before anything large is done.
pub fn give_back_at_once() {
    #[expect(unsafe_code, reason = "the option has no safe name; it takes two numbers, and no other thread runs yet")]
    // SAFETY: see the reason above.
    unsafe {
        mi_option_set(PURGE_DELAY, 0);
    }
}

#[cfg(test)]
mod tests {
    use libmimalloc_sys::mi_option_get;

    use super::*;

    #[test]
    fn the_option_is_the_one_that_is_meant() {
        #[expect(unsafe_code, reason = "as above")]
        // SAFETY: as above.
        let get = || unsafe { mi_option_get(PURGE_DELAY) };
        assert_eq!(get(), 1000, "the library's default: with another one its list may have changed");
        give_back_at_once();
        assert_eq!(get(), 0);
    }
}
