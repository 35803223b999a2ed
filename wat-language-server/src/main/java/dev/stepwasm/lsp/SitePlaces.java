package dev.stepwasm.lsp;

import dev.stepwasm.engine.probe.BinaryTextAddress;
import dev.stepwasm.ide.workspace.FileInterface;
import dev.stepwasm.ide.workspace.FilePath;
import dev.stepwasm.ide.workspace.Member;
import dev.stepwasm.ide.workspace.Site;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places in other files as the client counts. Of one answer: each file is read once. Of one thread. */
final class SitePlaces {
    private static final Range START = new Range(new Position(0, 0), new Position(0, 0));

    private final OpenDocuments documents;
    private final ClosedFiles closed;
    private final VirtualTexts virtual;
    private final ClientAbilities client;
    private final Map<String, Optional<ClosedFiles.Text>> texts = new HashMap<>();

    SitePlaces(OpenDocuments documents, ClosedFiles closed, VirtualTexts virtual, ClientAbilities client) {
        this.documents = documents;
        this.closed = closed;
        this.virtual = virtual;
        this.client = client;
    }

    /**
     * A place that a client can go to.
     *
     * @param whole what it belongs to
     */
    record Place(String uri, Range whole, Range selection) {
        Location location() {
            return new Location(uri, selection);
        }
    }

    /** {@return a place}; empty if it is not there any more */
    Optional<Place> of(Site site) {
        String uri = site.member().uri();
        if (!site.isInText()) {
            return Optional.of(site.member().isBinary() ? inBinary(site) : new Place(uri, START, START));
        }
        return text(site.member())
                .filter(text -> isWithin(site.whole(), text.snapshot()) && isWithin(site.span(), text.snapshot()))
                .map(text -> new Place(
                        uri,
                        text.snapshot().range(site.whole()),
                        text.snapshot().range(site.span())));
    }

    /** {@return where a client gets to see a file}: binaries as text, if it shows such texts */
    String address(Member member) {
        return member.isBinary() && client.showsVirtualTexts()
                ? member.path()
                        .map(path -> BinaryTextAddress.of(FileAddress.path(path)))
                        .orElse(member.uri())
                : member.uri();
    }

    /** The text that is made of a binary says where its exports are. */
    private Place inBinary(Site site) {
        String address = address(site.member());
        Place start = new Place(address, START, START);
        if (address.equals(site.member().uri()) || site.export().isEmpty()) {
            return start;
        }
        String name = site.export().get().name();
        FilePath file = site.member().path().orElseThrow();
        SourceText source = new SourceText(
                address,
                virtual.text(FileAddress.path(file), documents.settings()).text());
        FileInterface content = FileInterface.of(Analysis.unchecked(source));
        return content.modules().stream()
                .flatMap(module -> module.exports(name).stream())
                .findFirst()
                .map(export -> {
                    Positions positions = documents.agreement().positions();
                    return new Place(
                            address,
                            positions.range(source, export.field()),
                            positions.range(source, export.literal()));
                })
                .orElse(start);
    }

    /** {@return the text of a file as it is now: what the client has of it, else what is on the disk} */
    Optional<ClosedFiles.Text> text(Member member) {
        return texts.computeIfAbsent(
                member.uri(),
                uri -> documents
                        .current(uri)
                        .map(snapshot -> new ClosedFiles.Text(snapshot, true))
                        .or(() -> member.path()
                                .flatMap(path -> closed.text(FileAddress.path(path), documents.agreement()))));
    }

    /** {@return whether a name still stands at a place, as a string} */
    boolean isStill(Site site, String name) {
        return text(site.member())
                .map(ClosedFiles.Text::snapshot)
                .filter(text -> isWithin(site.span(), text))
                .map(text -> text.text().textOf(site.span()))
                .filter(literal -> literal.startsWith("\"") && literal.endsWith("\"") && literal.length() > 1)
                .filter(literal -> FileInterface.name(literal).equals(name))
                .isPresent();
    }

    private static boolean isWithin(Span span, Snapshot text) {
        return span.end() <= text.text().length();
    }
}
