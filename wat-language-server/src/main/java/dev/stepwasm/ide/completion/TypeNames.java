package dev.stepwasm.ide.completion;

import dev.stepwasm.wat.names.IndexSpace;
import dev.stepwasm.wat.names.IndexTable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the types in details by their names: {@code (ref $point)} for {@code (ref 3)}. */
final class TypeNames {
    private static final Pattern INDEX = Pattern.compile("\\(ref (null )?(\\d{1,9})\\)");

    private final Place place;

    TypeNames(Place place) {
        this.place = place;
    }

    /** {@return the proposal with named types} */
    Proposal named(Proposal proposal) {
        boolean indexed = proposal.detail().contains("(ref ") && place.module().isPresent();
        return indexed ? proposal.withDetail(named(proposal.detail())) : proposal;
    }

    private String named(String types) {
        IndexTable table = place.module().orElseThrow().lowered().table(IndexSpace.TYPE);
        return INDEX.matcher(types).replaceAll(match -> {
            int index = Integer.parseInt(match.group(2));
            int token = index < table.size() ? table.nameToken(index) : -1;
            String name = token < 0 ? match.group(2) : place.tree().text(table.segment(index), token);
            String nullable = match.group(1) == null ? "" : "null ";
            return Matcher.quoteReplacement("(ref " + nullable + name + ")");
        });
    }
}
