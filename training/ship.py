"""Put a trained model into the package: `python -m training.ship fr-syn --version 1`.

Strips what only training needs, makes the French tokeniser quick to load, proves that the answers stayed the same, and writes
the digest into `src/dixit/assets.toml`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from pathlib import Path

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import DocBin

from dixit.assets import ASSETS, PACKAGE, write_manifest
from dixit.lang.parser import widen_weights
from training.recipes.recipe import TRAINING, load_recipe

#: SPDX names; the text of each lies in training/licences and goes with the weights.
LICENCES = {"fr": "LGPLLR", "en": "CC-BY-SA-4.0"}


def main(arguments: list[str] | None = None) -> None:
    """Ship one model from `build/models/<model>/model-best`."""
    parser = argparse.ArgumentParser(prog="python -m training.ship", description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--version", required=True, help="goes up with every change of the weights")
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--source", type=Path, help="another checkpoint than model-best")
    given = parser.parse_args(arguments)
    recipe = load_recipe(given.model)
    source = given.source or given.build / "models" / recipe.name / "model-best"
    folder = PACKAGE / "models" / recipe.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    strip_model(source, folder)
    compare_answers(source, folder, given.build / "corpora" / recipe.name / "choose.spacy")
    shutil.copyfile(TRAINING / recipe.name / "CARD.md", folder / "CARD.md")
    shutil.copyfile(TRAINING / "licences" / f"{LICENCES[recipe.lang]}.txt", folder / "LICENSE.txt")
    digest = write_manifest(folder)
    list_asset(recipe.name, given.version, digest, LICENCES[recipe.lang])
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{recipe.name} {given.version}: {size / 1e6:.1f} MB, digest {digest}")


def strip_model(source: Path, folder: Path) -> None:
    """Save a model without the words of its training texts and without what `spacy.lang.fr` costs to import."""
    nlp = spacy.load(source)
    # Half precision halves the size; the door widens it again (`widen_weights`).
    for _, component in nlp.pipeline:
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float16"))
    nlp.to_disk(folder)
    # The vocabulary lists every word of the corpora; of those the lemmatiser's edits need some endings.
    (folder / "vocab/strings.json").write_text(json.dumps(needed_strings(nlp), ensure_ascii=False, indent=0), encoding="utf-8")
    for empty in ("vectors", "vectors.cfg", "key2row"):
        (folder / "vocab" / empty).unlink()
    # The figures that training logged, its speed among them, would make two equal trainings differ; the card has ours.
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = {}
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True), encoding="utf-8")
    if nlp.lang == "fr":
        # `xx` is spaCy's language without data: all that French adds to it is in the saved tokeniser.
        config = folder / "config.cfg"
        config.write_text(re.sub(r'^lang = "fr"$', 'lang = "xx"', config.read_text(), flags=re.MULTILINE))
    config = folder / "config.cfg"
    config.write_text(re.sub(r'^(train|dev) = ".*"$', r"\1 = null", config.read_text(), flags=re.MULTILINE))


def needed_strings(nlp: Language) -> list[str]:
    """The strings that components look up by hash and do not bring along: what the lemmatiser cuts off and puts on."""
    if not nlp.has_pipe("trainable_lemmatizer"):
        return []
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    hashes = {tree[key] for tree in trees for key in ("orig", "subst") if key in tree}
    return sorted(nlp.vocab.strings[number] for number in hashes)


def compare_answers(before: Path, after: Path, texts: Path) -> None:
    """Stop when the stripped model answers otherwise than the trained one on more than one token in a thousand."""
    stripped, trained = spacy.load(after), spacy.load(before)
    widen_weights(stripped)
    documents = list(DocBin().from_disk(texts).get_docs(trained.vocab))
    tokens = changed = 0
    for document in documents:
        ours, theirs = _answers(stripped, document.text), _answers(trained, document.text)
        tokens += len(theirs)
        changed += sum(one != other for one, other in zip(ours, theirs, strict=True))
    print(f"{after.name}: {changed} of {tokens} tokens are read otherwise after stripping")
    if changed * 1000 > tokens:
        raise SystemExit(f"{after}: stripping changed the model too much")


def _answers(nlp: Language, text: str) -> list[tuple[str, ...]]:
    return [(t.text, t.lemma_, t.pos_, str(t.morph), t.dep_, str(t.head.i), t.ent_iob_, t.ent_type_) for t in nlp(text)]


def list_asset(name: str, version: str, digest: str, licence: str) -> None:
    """Write or replace the model's table in `assets.toml`."""
    head, *tables = re.split(r"^(?=\[\[asset\]\])", ASSETS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [table.rstrip() + "\n" for table in tables if f'name = "{name}"' not in table]
    kept.append(
        f'[[asset]]\nname = "{name}"\nkind = "model"\nversion = "{version}"\nfolder = "models/{name}"\n'
        f'digest = "{digest}"\nlicence = "{licence}"\n'
    )
    ASSETS.write_text(head.rstrip() + "\n\n" + "\n".join(sorted(kept)), encoding="utf-8")


if __name__ == "__main__":
    main()
