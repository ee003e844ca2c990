//! Doing many independent things on all processors. Only on the server: WebAssembly has one thread.

use std::thread;

/// What `make` makes of each number below `count`, in their order.
///
/// # Panics
/// When `make` does.
pub fn each<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count).max(1);
    let turns = |first: usize| (first..count).step_by(threads).map(&make).collect::<Vec<T>>();
    let mut made: Vec<_> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || turns(first))).collect();
        let own = turns(0);
        let joined = others.into_iter().map(|other| other.join().unwrap_or_else(|panicked| std::panic::resume_unwind(panicked)));
        std::iter::once(own).chain(joined).map(Vec::into_iter).collect()
    });
    (0..count).filter_map(|at| made[at % threads].next()).collect()
}

#[cfg(test)]
mod tests {
    use crate::domain::numbers::parallel::each;

    #[test]
    fn the_order_is_kept() {
        for count in [0, 1, 2, 7, 100] {
            assert_eq!(each(count, |at| at * at), (0..count).map(|at| at * at).collect::<Vec<_>>());
        }
    }
}
