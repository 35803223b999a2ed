package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.lex.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects proposals for one place. Those that are added first are listed first among those that fit alike. */
final class Suggestions {
    /** What can be typed as it is comes before what needs a parenthesis. */
    private static final int WITH_PARENTHESIS = Fit.NEUTRAL + 50;

    private final Place place;
    private final List<Proposal> all = new ArrayList<>();
    private boolean incomplete;

    Suggestions(Place place) {
        this.place = place;
    }

    Place place() {
        return place;
    }

    void add(Proposal proposal) {
        all.add(proposal);
    }

    /** Adds words that stand alone. */
    void words(Word... words) {
        for (Word word : words) {
            if (!place.afterOpen()) {
                add(Proposal.of(Proposal.Kind.WORD, word.keyword(), "", Fit.NEUTRAL));
            }
        }
    }

    /** Adds a group: {@code rest} is what stands behind its first word, a snippet. */
    void group(Word word, String rest) {
        group(word.keyword(), rest, "", Fit.NEUTRAL);
    }

    void group(Word word, String rest, int fit) {
        group(word.keyword(), rest, "", fit);
    }

    void group(String word, String rest, String detail, int fit) {
        group(Proposal.Kind.WORD, word, rest, detail, fit);
    }

    /** Adds a group, with its parentheses where they are not there yet. */
    void group(Proposal.Kind kind, String word, String rest, String detail, int fit) {
        boolean open = place.afterOpen();
        String begin = open ? "" : "(";
        String end = place.isClosed() ? "" : ")";
        String text = begin + Snippets.plain(word) + rest + end;
        add(new Proposal(
                kind,
                begin + word,
                text,
                begin + word,
                detail,
                open ? fit : Math.max(fit, WITH_PARENTHESIS),
                false,
                Optional.empty()));
    }

    /** Says that there is more than was added. */
    void markIncomplete() {
        incomplete = true;
    }

    /**
     * {@return what was collected, the best first, each label once}
     *
     * @param most if there are more, those that do not begin to match what was typed are left out, then the worst
     */
    Proposals sorted(int most) {
        Set<String> seen = new HashSet<>();
        TypeNames names = new TypeNames(place);
        String typed = place.typedText();
        List<Proposal> fitting = all.stream()
                .filter(proposal -> all.size() <= most || Typed.matches(typed, proposal.filter()))
                .sorted(Comparator.comparingInt(Proposal::fit))
                .filter(proposal -> seen.add(proposal.label()))
                .toList();
        boolean cut = fitting.size() > most;
        List<Proposal> best = cut ? fitting.subList(0, most) : fitting;
        return new Proposals(
                place.typed(), place.word(), best.stream().map(names::named).toList(), incomplete || cut);
    }
}
