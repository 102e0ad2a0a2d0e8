"""Ways through the parse: subjects, objects, agents, phrases, clauses. Universal Dependencies, any language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vigie.model import Sentence, Span, Token

_PASSIVE_AUX = frozenset("etre be get".split())
_BY = frozenset("par by".split())
_RELATIVES = frozenset("qui who which that dont lequel laquelle lesquels lesquelles whom".split())
_QUANTITIES = frozenset(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier million milliard "
    "dozen score hundred thousand couple number nombre plupart majorite majority moitie half tiers third groupe group "
    "poignee handful plus moins more fewer less some dizaines centaines milliers dozens hundreds thousands scores millions "
    "whole entirety rest part totalite ensemble reste partie "
    "cents cent mille plusieurs several deux trois quatre cinq six sept huit neuf dix two three four five seven eight nine ten most lot".split()
)
_SPANS = frozenset(
    "an annee mois semaine jour heure minute fois nuit matin soir year month week day hour minute time night morning evening".split()
)
_SKIP_LEFT = ("det", "nummod", "case", "cc", "punct", "mark", "advmod", "discourse")


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence and who depends on whom."""

    tokens: Sequence[Token]
    first: int
    last: int

    @classmethod
    def of(cls, sentence: Sentence, tokens: Sequence[Token]) -> "Tree":
        return cls(tokens, sentence.first, sentence.last)

    def children(self, i: int) -> list[Token]:
        return [t for t in self.tokens[self.first : self.last] if t.head == i and t.i != i]

    def ancestors(self, i: int) -> list[Token]:
        """From the head of `i` up to the root."""
        out: list[Token] = []
        token = self.tokens[i]
        while token.head != token.i and len(out) < 40:
            token = self.tokens[token.head]
            out.append(token)
        return out

    def below(self, i: int, *, stop: Iterable[int] = (), without: tuple[str, ...] = ()) -> set[int]:
        """`i` and all that depends on it, not passing words in `stop` nor relations that begin with `without`."""
        barred, keep, todo = set(stop), {i}, [i]
        while todo:
            for child in self.children(todo.pop()):
                if child.i not in keep and child.i not in barred and not child.dep.startswith(without or ("\x00",)):
                    keep.add(child.i)
                    todo.append(child.i)
        return keep

    def verb_of(self, i: int) -> Token | None:
        """The nearest verb above `i`."""
        return next((t for t in self.ancestors(i) if t.pos in ("VERB", "AUX")), None)

    def passive(self, verb: Token) -> bool:
        """Passive voice: a passive subject or auxiliary, or a participle that stands without auxiliary behind its noun."""
        children = self.children(verb.i)
        if any(c.dep == "aux:pass" for c in children):
            return True
        if any(c.dep in ("nsubj:pass", "csubj:pass") for c in children):
            return not self._takes_object(verb, children)
        auxiliaries = [c for c in children if c.dep.startswith(("aux", "cop")) and c.lemma in _PASSIVE_AUX]
        if auxiliaries and "Part" in verb.morph and "Tense=Pres" not in verb.morph and verb.lower not in _UNACCUSATIVE:
            return "VerbForm=Ger" not in verb.morph
        bare = not any(c.dep.startswith("aux") for c in children)
        if (
            bare
            and verb.dep.startswith("conj")
            and verb.head != verb.i
            and not self.objects(verb)
            and "Tense=Pres" not in verb.morph
        ):
            return self.passive(self.tokens[verb.head])
        past = "VerbForm=Part" in verb.morph and "Tense=Pres" not in verb.morph
        if not bare or not past or verb.lower in _UNACCUSATIVE:
            return False
        if verb.dep.startswith("conj"):
            return self.passive(self.tokens[verb.head]) if verb.head != verb.i else True
        return not self.objects(verb) and not verb.dep.startswith("acl:relcl")

    def _takes_object(self, verb: Token, children: Sequence[Token]) -> bool:
        """A verb that the parse calls passive, without auxiliary and with a noun right behind it ("shot dead three men")."""
        if any(c.dep.startswith(("aux", "cop")) for c in children):
            return False
        row = [
            t for t in self.tokens[verb.i + 1 : min(self.last, verb.i + 4)] if t.lower not in ("dead", "mort", "morts")
        ]
        return bool(row) and row[0].pos in ("DET", "NUM", "NOUN", "PROPN", "PRON")

    def subject(self, verb: Token) -> Token | None:
        """The word that the verb has for subject, its own or shared; a relative pronoun as what it stands for."""
        for candidate in self._holders(verb):
            if candidate is verb and (counted := self._counted_before(verb)) is not None:
                return counted
            below = self.children(candidate.i)
            below += [
                c for a in below if a.dep.startswith("aux") for c in self.children(a.i)
            ]  # "les assaillants ont visé"
            found = next((c for c in below if c.dep.startswith("nsubj")), None)
            if found is not None:
                return self.antecedent(found)
            if candidate.dep.startswith("acl") and candidate.head != candidate.i:
                return self.tokens[candidate.head]
        return self._seen(verb)

    def _counted_before(self, verb: Token) -> Token | None:
        """A counted noun before a finite verb without subject that the parse hangs elsewhere ("286 persons … were driven")."""
        children = self.children(verb.i)
        own = any(c.dep.startswith("nsubj") for c in children)
        finite = "VerbForm=Fin" in verb.morph or any(c.dep.startswith("aux") for c in children)
        if own or not finite or verb.pos != "VERB":
            return None
        for i in range(verb.i - 1, self.first - 1, -1):
            token = self.tokens[i]
            if (
                token.pos == "VERB" and token.i != verb.head and not token.dep.startswith(("acl", "case"))
            ) or token.text in ";:":
                return None
            if token.i == verb.head:
                return None
            if token.pos == "NOUN" and self._bare(token) and token.head in (verb.i, verb.head, *self._fronted(verb)):
                return token
        return None

    def _fronted(self, verb: Token) -> list[int]:
        """The nouns that hang on a verb before it."""
        return [c.i for c in self.children(verb.i) if c.i < verb.i and c.dep.startswith("obl")]

    def _bare(self, noun: Token) -> bool:
        """A counted noun, no time, without preposition or conjunction of its own."""
        children = self.children(noun.i)
        counted = any(c.dep.startswith("nummod") and c.pos == "NUM" for c in children)
        tied = any(c.dep in ("case", "cc", "mark") for c in children)
        return counted and not tied and not noun.dep.startswith(("nsubj", "obj")) and noun.lemma not in _SPANS

    def _seen(self, verb: Token) -> Token | None:
        """Who is seen or let do it: the object of the verb above an infinitive ("ont vu les rebelles quitter la ville")."""
        if "VerbForm=Inf" not in verb.morph or verb.head == verb.i:
            return None
        above = self.tokens[verb.head]
        return next((c for c in self.objects(above) if c.i < verb.i), None) if above.pos == "VERB" else None

    def _holders(self, verb: Token) -> list[Token]:
        """The verb, and the verbs whose subject it shares: of a list, of an infinitive, of a participle."""
        out = [verb]
        while out[-1].dep.startswith(("conj", "xcomp", "advcl", "aux", "parataxis")) and len(out) < 4:
            above = self.tokens[out[-1].head]
            if above.i == out[-1].i or above.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
                break
            own_mark = any(c.dep == "mark" for c in self.children(out[-1].i))
            if out[-1].dep.startswith("advcl") and own_mark and "VerbForm=Fin" in out[-1].morph:
                break
            out.append(above)
        return out

    def antecedent(self, word: Token) -> Token:
        """What a relative pronoun stands for; the word itself otherwise."""
        if word.lower in _RELATIVES:
            verb = self.tokens[word.head]
            if verb.dep.startswith("acl") and verb.head != verb.i:
                return self.tokens[verb.head]
        return word

    def objects(self, verb: Token) -> list[Token]:
        return [
            c for c in self.children(verb.i)
            if c.dep in ("obj", "iobj") or (c.dep == "obl:arg" and not self._cased(c)) or self._counted_object(c)
        ]  # fmt: skip

    def _counted_object(self, noun: Token) -> bool:
        """A counted noun that the parse takes for a complement ("ont égorgé neuf villageois")."""
        return noun.dep == "xcomp" and noun.pos == "NOUN" and any(c.pos == "NUM" for c in self.children(noun.i))

    def _cased(self, noun: Token) -> bool:
        return any(c.dep == "case" and c.lower not in ("au", "a") for c in self.children(noun.i))

    def agent(self, verb: Token) -> Token | None:
        """ "par X", "by X" of a passive or a noun."""
        for child in self.children(verb.i):
            if child.dep == "obl:agent" or any(c.lower in _BY and c.dep == "case" for c in self.children(child.i)):
                return child
        return None

    def obliques(self, i: int, prepositions: frozenset[str]) -> list[Token]:
        """Nouns that hang on `i` behind one of some prepositions."""
        return [
            c for c in self.children(i)
            if c.dep.startswith(("obl", "nmod")) and any(k.lower in prepositions for k in self.children(c.i) if k.dep.startswith("case"))
        ]  # fmt: skip

    def coordinated(self, noun: Token) -> list[Token]:
        """A noun and those listed with it."""
        listed = [
            c for c in self.children(noun.i) if c.dep == "conj" and c.pos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON")
        ]
        return [noun, *(x for c in listed for x in self.coordinated(c))]


_UNACCUSATIVE = frozenset(
    "mort morts morte mortes tombe tombes tombee tombees arrive arrives entre entres parti partis sorti sortis venu venus "
    "reste restes gone become".split()
)


def core(noun: Token, tree: Tree) -> Token:
    """The noun that is counted or named in "deux de ses clients", "dozens of civilians": below quantity words."""
    if noun.lower in _QUANTITIES or noun.lemma in _QUANTITIES or noun.pos == "NUM":
        for child in tree.children(noun.i):
            if child.dep.startswith(("nmod", "obl")) and child.pos in ("NOUN", "PROPN") and child.i > noun.i:
                return core(child, tree)
    return noun


def phrase(noun: Token, tree: Tree, text: str) -> Span:
    """A noun phrase as an actor is written: no article, number, apposition, relative clause, time or listed fellow."""
    keep = {noun.i}
    for child in tree.children(noun.i):
        if child.dep.startswith(("amod", "compound", "flat", "fixed", "nmod", "name")) or child.dep in ("goeswith",):
            if child.dep.startswith("nmod") and not _attached(child, tree):
                continue
            if child.dep.startswith("nmod") and abs(child.i - noun.i) > 4:
                continue
            keep |= {
                i for i in tree.below(child.i, without=("acl", "conj", "cc", "appos", "punct", "parataxis"))
                if abs(i - noun.i) <= 6
            }  # fmt: skip
    run = [noun.i]
    while run[0] - 1 in keep:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in keep:
        run.append(run[-1] + 1)
    tokens = [tree.tokens[i] for i in run]
    while (
        len(tokens) > 1
        and (tokens[0].pos in ("DET", "NUM", "ADP", "PUNCT") or tokens[0].dep in _SKIP_LEFT)
        and tokens[0].i != noun.i
    ):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1].pos in ("PUNCT", "ADP", "DET") and tokens[-1].i != noun.i:
        tokens.pop()
    start, end = tokens[0].start, tokens[-1].end
    return Span(start, end, text[start:end])


def _attached(child: Token, tree: Tree) -> bool:
    """A complement that belongs to the name ("hommes du gang", "members of the council", "the army's")."""
    cases = [c.lower for c in tree.children(child.i) if c.dep.startswith("case")]
    return not cases or any(c in ("de", "d'", "du", "des", "of", "'s", "'", "en") for c in cases)
