//! Memory that is not needed any more goes back to the system.

/// What large work has freed. The system's allocator keeps it for itself otherwise: tens of megabytes after a
/// report or after filling the example, for as long as the program runs.
pub fn give_back() {
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "malloc_trim has no safe name; it takes a number, and may be called at any time by any thread")]
    // SAFETY: see the reason above.
    unsafe {
        libc::malloc_trim(0);
    }
}
