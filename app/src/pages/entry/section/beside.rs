//! What stands beside the rows: other ways of entering, the keys, the part of a joint unit.

use leptos::prelude::*;

use super::Share;
use crate::{
    domain::{code::LibraryCode, entry::joint_share::ShareBasis, year::Year},
    text::{Lang, words::entry as words},
    url::Page,
};

/// The other ways of entering, beside the section's name.
pub fn tools(library: &LibraryCode, year: Year, locked: bool, lang: Lang) -> AnyView {
    let library = library.clone();
    let link = |page: Page, words: &'static str| {
        view! {
            <li>
                <a href=page.path(lang)>{words}</a>
            </li>
        }
    };
    view! {
        <ul class="tools" aria-label=words::tools(lang)>
            {(!locked)
                .then(|| link(
                    Page::EntryExcel {
                        library: library.clone(),
                        year,
                    },
                    words::excel_link(lang),
                ))}
            {(!locked)
                .then(|| link(
                    Page::EntryTable {
                        library: library.clone(),
                        year,
                    },
                    words::table_link(lang),
                ))}
            {link(
                Page::EntryCopy {
                    library: library.clone(),
                    year,
                },
                words::print_copy(lang),
            )}
        </ul>
    }
    .into_any()
}

/// What the keys do, and how numbers may be written.
pub fn legend(lang: Lang) -> AnyView {
    view! {
        <details class="more">
            <summary>{words::keys(lang)}</summary>
            <dl class="keys">
                <div>
                    <dt>
                        <kbd>"Enter"</kbd>
                        " "
                        <kbd>"↓"</kbd>
                    </dt>
                    <dd>{words::key_next(lang)}</dd>
                </div>
                <div>
                    <dt>
                        <kbd>"↑"</kbd>
                    </dt>
                    <dd>{words::key_previous(lang)}</dd>
                </div>
                <div>
                    <dt>
                        <kbd>"Esc"</kbd>
                    </dt>
                    <dd>{words::key_undo(lang)}</dd>
                </div>
                <div>
                    <dt>
                        <kbd>"Ctrl"</kbd>
                        " "
                        <kbd>"Enter"</kbd>
                    </dt>
                    <dd>{words::key_details(lang)}</dd>
                </div>
                <div>
                    <dt>
                        <kbd>"Ctrl"</kbd>
                        " "
                        <kbd>"V"</kbd>
                    </dt>
                    <dd>{words::key_paste(lang)}</dd>
                </div>
            </dl>
            <ul class="small after-s">
                <li>{words::notation_spaces(lang)}</li>
                <li>{words::notation_zero(lang)}</li>
                <li>{words::notation_reason(lang)}</li>
            </ul>
        </details>
    }
    .into_any()
}

pub fn share(share: Share, library: &LibraryCode, year: Year, locked: bool, lang: Lang) -> AnyView {
    let action = Page::EntryShare { library: library.clone(), year }.path(lang);
    let bases = ShareBasis::ALL
        .iter()
        .map(|basis| {
            view! {
                <option value=basis.as_str() selected=share.basis == Some(*basis)>
                    {basis.name(lang)}
                </option>
            }
        })
        .collect_view();
    let failed = share.problem.is_some();
    view! {
        <section class="sec sec--tight" aria-labelledby="h-share">
            <div class="sec__head">
                <h2 id="h-share">{words::share_title(lang)}</h2>
                <p>{words::share_why(lang, share.units)}</p>
            </div>
            <form class="sec__body share" method="post" action=action>
                <div class=if failed { "field is-err" } else { "field" }>
                    <label r#for="share">{words::share_percent(lang)}</label>
                    <p class="err" id="share-problem">
                        {share.problem}
                    </p>
                    <input
                        class="in"
                        id="share"
                        name="share"
                        r#type="text"
                        inputmode="decimal"
                        disabled=locked
                        aria-describedby="share-problem"
                        aria-invalid=failed.then_some("true")
                        value=share.typed
                    />
                </div>
                <div class="field">
                    <label r#for="basis">{words::share_basis(lang)}</label>
                    <select class="sel" id="basis" name="basis" disabled=locked>
                        {bases}
                    </select>
                </div>
                {(!locked)
                    .then(|| {
                        view! {
                            <p class="after-s">
                                <button class="btn btn--2" r#type="submit">
                                    {words::save(lang)}
                                </button>
                            </p>
                        }
                    })}
            </form>
        </section>
    }
    .into_any()
}
