package dev.stepwasm.lsp;

import dev.stepwasm.ide.navigation.Target;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Where words lead in the words of the protocol: links for clients that know them, otherwise places. */
final class Targets {
    private Targets() {}

    static Either<List<? extends Location>, List<? extends LocationLink>> of(
            Snapshot snapshot, Optional<Target> target, boolean links) {
        return links
                ? Either.forRight(target.map(t -> List.of(link(snapshot, t))).orElse(List.of()))
                : Either.forLeft(target.map(t -> List.of(new Location(snapshot.uri(), snapshot.range(t.selection()))))
                        .orElse(List.of()));
    }

    /** Places in any files. */
    static Either<List<? extends Location>, List<? extends LocationLink>> of(
            Range origin, List<SitePlaces.Place> places, boolean links) {
        return links
                ? Either.forRight(places.stream()
                        .map(place -> new LocationLink(place.uri(), place.whole(), place.selection(), origin))
                        .toList())
                : Either.forLeft(places.stream().map(SitePlaces.Place::location).toList());
    }

    private static LocationLink link(Snapshot snapshot, Target target) {
        return new LocationLink(
                snapshot.uri(),
                snapshot.range(target.whole()),
                snapshot.range(target.selection()),
                snapshot.range(target.origin()));
    }
}
