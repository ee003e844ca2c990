//! What can be true beside everything that is known: a linear program, and one in whole numbers.

use std::time::Duration;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What a figure is multiplied by in something that is known, and the least and the most that it is.
pub type Row = (Vec<f64>, f64, f64);

fn constrain(problem: &mut Problem, rows: &[Row], variables: &[Variable]) {
    for (slopes, least, most) in rows {
        let terms: Vec<(Variable, f64)> =
            variables.iter().zip(slopes).filter(|(_, slope)| slope.abs() > 1e-12).map(|(variable, slope)| (*variable, *slope)).collect();
        // So much is lost in binary fractions.
        let slack = 1e-7 * least.abs().min(most.abs()).max(1.0);
        if least.is_finite() {
            problem.add_constraint(&terms, ComparisonOp::Ge, least - slack);
        }
        if most.is_finite() {
            problem.add_constraint(&terms, ComparisonOp::Le, most + slack);
        }
    }
}

/// The least or the most that a figure can be, for who knows some of the others.
pub fn extreme(rows: &[Row], known: &[Option<f64>], target: usize, direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let bounds = |known: &Option<f64>| known.map_or((0.0, 1e9), |value| (value, value));
    let variables: Vec<Variable> =
        known.iter().enumerate().map(|(at, known)| problem.add_var(f64::from(u8::from(at == target)), bounds(known))).collect();
    constrain(&mut problem, rows, &variables);
    problem.solve().unwrap().into_solution().unwrap().objective()
}

/// Whether a figure can be something when all figures are whole.
pub fn is_possible(rows: &[Row], figures: &[f64], target: usize, wanted: f64) -> bool {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers below a million")]
    let bounds = |at: usize, value: f64| if at == target { (wanted as i32, wanted as i32) } else { (0, value as i32 * 2 + 1000) };
    let variables: Vec<Variable> = figures.iter().enumerate().map(|(at, value)| problem.add_integer_var(0.0, bounds(at, *value))).collect();
    constrain(&mut problem, rows, &variables);
    problem.set_time_limit(Duration::from_millis(500));
    // Whoever finds none in that time does not know that there is none.
    !matches!(problem.solve(), Err(microlp::Error::Infeasible))
}
