//! What a formula must be before anything is computed with it: its units fit, and it never joins
//! a handprint emission with a footprint emission.

use super::{Expression, Formula, Node, Operator};
use crate::{
    domain::{
        catalogue::factor::FactorKind,
        code::{FactorKey, IndicatorCode},
        emission::Nature,
        unit::Dimension,
    },
    text::{Text, words::catalogue::problems as words},
};

/// What the checker has to know of the codes that stand in a formula.
pub trait Known {
    /// The dimension and nature of an indicator; None when there is no such indicator.
    fn indicator(&self, code: &IndicatorCode) -> Option<(Dimension, Nature)>;
    /// The dimension and kind of a factor; None when there is no such factor.
    fn factor(&self, key: &FactorKey) -> Option<(Dimension, FactorKind)>;
}

/// Why a formula is refused, and where in its text (byte offsets).
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{part}\": {}", .reason.en)]
pub struct Refusal {
    pub part: String,
    pub start: usize,
    pub end: usize,
    pub reason: Text,
}

/// What a part of a formula amounts to: its dimension, and the side of its emissions, if any.
struct Part {
    dimension: Dimension,
    side: Nature,
}

/// Checks a formula against the dimension and nature that its indicator promises.
///
/// # Errors
/// Unknown codes, units that do not fit, or the two sides joined.
pub fn check(formula: &Formula, known: &impl Known, promised: &Dimension, nature: Nature) -> Result<(), Refusal> {
    let checker = Checker { formula, known };
    let result = checker.part(&formula.root)?;
    if result.dimension != *promised {
        return Err(checker.refuse(&formula.root, words::formula_gives(&result.dimension, promised)));
    }
    if result.side != nature {
        return Err(checker.refuse(&formula.root, words::wrong_side()));
    }
    let mut sides = Vec::new();
    formula.root.walk(&mut |node| {
        if let Expression::Indicator(code) = &node.expression
            && let Some((_, side @ (Nature::Footprint | Nature::Handprint))) = known.indicator(code)
        {
            sides.push(side);
        }
    });
    if sides.contains(&Nature::Footprint) && sides.contains(&Nature::Handprint) {
        return Err(checker.refuse(&formula.root, words::never_netted()));
    }
    Ok(())
}

struct Checker<'a, K> {
    formula: &'a Formula,
    known: &'a K,
}

impl<K: Known> Checker<'_, K> {
    fn refuse(&self, node: &Node, reason: Text) -> Refusal {
        let part = self.formula.text.get(node.start..node.end).unwrap_or_default().to_owned();
        Refusal { part, start: node.start, end: node.end, reason }
    }

    fn part(&self, node: &Node) -> Result<Part, Refusal> {
        match &node.expression {
            Expression::Number(_) => Ok(Part { dimension: Dimension::none(), side: Nature::Plain }),
            Expression::Indicator(code) => {
                let (dimension, side) = self.known.indicator(code).ok_or_else(|| self.refuse(node, words::no_indicator(code)))?;
                Ok(Part { dimension, side })
            }
            Expression::Factor(key) => {
                let (dimension, kind) = self.known.factor(key).ok_or_else(|| self.refuse(node, words::no_factor(key)))?;
                let side = match kind {
                    FactorKind::Emission => Nature::Footprint,
                    FactorKind::Handprint => Nature::Handprint,
                    FactorKind::Activity => Nature::Plain,
                };
                Ok(Part { dimension, side })
            }
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.part(left)?, self.part(right)?);
                self.join(node, *operator, &left, &right)
            }
        }
    }

    fn join(&self, node: &Node, operator: Operator, left: &Part, right: &Part) -> Result<Part, Refusal> {
        match operator {
            Operator::Add | Operator::Subtract => {
                if left.dimension != right.dimension {
                    return Err(self.refuse(node, words::cannot_add(&left.dimension, &right.dimension)));
                }
                match (left.side, right.side) {
                    (Nature::Handprint, Nature::Footprint) | (Nature::Footprint, Nature::Handprint) => {
                        Err(self.refuse(node, words::never_netted()))
                    }
                    (side, Nature::Plain) | (_, side) => Ok(Part { dimension: left.dimension.clone(), side }),
                }
            }
            // An assumption of the handprint makes what it multiplies an estimate of the handprint:
            // an emission factor inside it only says how much each avoided kilometre would have weighed.
            Operator::Multiply | Operator::Divide => {
                let side = match (left.side, right.side) {
                    (Nature::Handprint, _) | (_, Nature::Handprint) => Nature::Handprint,
                    (Nature::Footprint, _) | (_, Nature::Footprint) => Nature::Footprint,
                    (Nature::Plain, Nature::Plain) => Nature::Plain,
                };
                let dimension = if operator == Operator::Multiply {
                    left.dimension.times(&right.dimension)
                } else {
                    left.dimension.per(&right.dimension)
                };
                Ok(Part { dimension, side })
            }
        }
    }
}
