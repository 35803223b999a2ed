package dev.stepwasm.ide.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.ide.navigation.Crossing;
import dev.stepwasm.wasm.binary.MalformedException;
import dev.stepwasm.wasm.binary.ModuleReader;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder is a workspace; a file that ends with {@code .wasm.wat} stands for the binary. Markers with the same text are
 * about the same thing: {@code def} is an export, {@code ref} an import or a command that names it, {@code use} an
 * instruction that uses an import, {@code also} is a name in a module within a command; {@code registered} and {@code named} are the same for modules of scripts. {@code either}
 * is a place of something that is ambiguous. {@code module} and {@code leads} say to which file one gets, {@code nowhere}
 * that there is none, {@code refused} why there cannot be another name.
 */
final class WorkspaceFixturesTest {
    private static final List<String> PLACES = List.of("def", "ref", "registered", "named", "either", "also");

    /** A workspace with the texts that it was made of. */
    private record Case(String name, Map<String, Fixture> files, Workspace workspace) {
        Member member(Fixture file) {
            return workspace.member(uri(file)).orElseThrow();
        }

        List<Marked> marked(String... kinds) {
            List<Marked> found = new ArrayList<>();
            files.values().forEach(file -> file.markers(kinds).forEach(marker -> found.add(new Marked(file, marker))));
            return found;
        }

        Optional<Crossing> crossing(Marked marked) {
            return Crossing.at(analysis(marked.file.text()), marked.marker.start() + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Marked(Fixture file, Marker marker) {
        Spot spot() {
            return new Spot(uri(file), new Span(marker.start(), marker.end()));
        }

        @Override
        public String toString() {
            return file.name() + " " + marker + " " + file.marked(marker);
        }
    }

    private record Spot(String uri, Span span) {}

    static Stream<Case> workspaces() {
        Map<String, List<Fixture>> folders = Fixtures.in(WorkspaceFixturesTest.class, "workspace")
                .collect(Collectors.groupingBy(
                        file -> file.name().substring(0, file.name().indexOf('/')), TreeMap::new, Collectors.toList()));
        return folders.entrySet().stream().map(folder -> workspace(folder.getKey(), folder.getValue()));
    }

    private static Case workspace(String name, List<Fixture> files) {
        Map<String, Fixture> byUri = new LinkedHashMap<>();
        files.forEach(file -> byUri.put(uri(file), file));
        return new Case(
                name,
                byUri,
                new Workspace(files.stream().map(f -> member(f, f.text())).toList(), true));
    }

    private static Member member(Fixture file, String text) {
        String path = "/" + file.name();
        try {
            FileInterface content = path.endsWith(".wasm.wat")
                    ? FileInterface.of(ModuleReader.read(Assembler.assemble(Analysis.of(new SourceText(path, text)))
                            .bytes()))
                    : FileInterface.of(analysis(text));
            return new Member(uri(file), Optional.of(new FilePath(uri(file).substring(2))), content);
        } catch (MalformedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String uri(Fixture file) {
        return "w:/" + file.name().replace(".wasm.wat", ".wasm");
    }

    private static Analysis analysis(String text) {
        return Analysis.of(new SourceText("a", text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void findsExportsAndImports(Case given) {
        for (Marked marked : given.marked("def", "ref", "registered", "named", "use", "either")) {
            Crossing crossing = given.crossing(marked).orElseThrow(() -> new AssertionError(marked));
            Collection<Site> sites = new Links(given.workspace, given.member(marked.file)).references(crossing);
            assertThat(sites.stream().filter(Site::isInText).map(WorkspaceFixturesTest::spot))
                    .as(marked.toString())
                    .containsExactlyInAnyOrderElementsOf(
                            marked.marker.kind().equals("either") ? ambiguous(given, marked) : places(given, marked));
        }
    }

    /** One that exports is sure about itself. */
    private static List<Spot> ambiguous(Case given, Marked from) {
        boolean exports = given.crossing(from).orElseThrow() instanceof Crossing.Exported;
        return given.marked("either").stream()
                .filter(other -> other.marker.text().equals(from.marker.text()))
                .filter(other -> !exports
                        || other.file.equals(from.file)
                        || given.crossing(other).orElseThrow() instanceof Crossing.Imported)
                .map(Marked::spot)
                .toList();
    }

    private static List<Spot> places(Case given, Marked from) {
        return given.marked(PLACES.toArray(String[]::new)).stream()
                .filter(other -> other.marker.text().equals(from.marker.text()))
                .map(Marked::spot)
                .toList();
    }

    private static Spot spot(Site site) {
        return new Spot(site.member().uri(), site.span());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void leadsToExports(Case given) {
        for (Marked marked : given.marked("ref", "use", "named", "module", "leads", "nowhere")) {
            Crossing crossing = given.crossing(marked).orElseThrow(() -> new AssertionError(marked));
            List<Site> sites = new Links(given.workspace, given.member(marked.file)).definitions(crossing);
            String text = marked.marker.text();
            switch (marked.marker.kind()) {
                case "nowhere" -> assertThat(sites).as(marked.toString()).isEmpty();
                case "module", "leads" ->
                    assertThat(sites)
                            .as(marked.toString())
                            .extracting(site -> site.member().uri())
                            .containsExactly("w:/" + given.name + "/" + text);
                default -> {
                    boolean isImport = !(crossing instanceof Crossing.Exported);
                    List<Spot> wanted = given.marked("def", "registered").stream()
                            .filter(other -> isImport && other.marker.text().equals(text))
                            .map(Marked::spot)
                            .toList();
                    assertThat(sites.stream().map(WorkspaceFixturesTest::spot))
                            .as(marked.toString())
                            .containsExactlyElementsOf(wanted);
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void saysWhyANameCannotChange(Case given) {
        for (Marked marked : given.marked("refused")) {
            Crossing crossing = given.crossing(marked).orElseThrow(() -> new AssertionError(marked));
            Renames renames = new Renames(given.workspace, given.member(marked.file));
            NameChange.Refused why = new NameChange.Refused(marked.marker.text(), true);
            assertThat(renames.prepare(crossing)).as(marked.toString()).isEqualTo(why);
            assertThat(renames.to(crossing, "other")).as(marked.toString()).isEqualTo(why);
        }
    }

    /** The names change everywhere, and then mean what they meant. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void namesChangeInAllFiles(Case given) {
        for (Marked marked : given.marked("def", "ref", "registered", "named")) {
            Crossing crossing = given.crossing(marked).orElseThrow(() -> new AssertionError(marked));
            NameChange change = new Renames(given.workspace, given.member(marked.file)).to(crossing, "another name");
            assertThat(change).as(marked.toString()).isInstanceOf(NameChange.Edits.class);
            NameChange.Edits edits = (NameChange.Edits) change;
            assertThat(edits.places().stream().map(WorkspaceFixturesTest::spot))
                    .as(marked.toString())
                    .containsExactlyInAnyOrderElementsOf(places(given, marked));
            assertThat(meanings(edited(given, edits))).as(marked.toString()).isEqualTo(meanings(given.workspace));
        }
    }

    private static Workspace edited(Case given, NameChange.Edits edits) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        given.files.forEach((uri, file) -> texts.put(uri, new StringBuilder(file.text())));
        edits.places().stream()
                .sorted(Comparator.comparingInt(site -> -site.span().start()))
                .forEach(site -> texts.get(site.member().uri())
                        .replace(site.span().start(), site.span().end(), edits.text()));
        return new Workspace(
                given.files.values().stream()
                        .map(file -> member(file, texts.get(uri(file)).toString()))
                        .toList(),
                true);
    }

    /** What each import gets: the file, and the place of the export in its module. */
    private static List<String> meanings(Workspace workspace) {
        List<String> found = new ArrayList<>();
        for (Member member : workspace.members()) {
            for (int number = 0; number < member.content().modules().size(); number++) {
                for (Imported imported : member.content().modules().get(number).imports()) {
                    Resolution resolution = workspace.resolve(member, number, imported.module());
                    List<Candidate> meant = resolution.certain().map(List::of).orElse(resolution.candidates());
                    meant.forEach(candidate -> {
                        List<Exported> exports = candidate
                                .content()
                                .map(ModuleInterface::exports)
                                .orElse(List.of());
                        List<Integer> places = exports.stream()
                                .filter(export -> export.name().equals(imported.name()))
                                .map(exports::indexOf)
                                .toList();
                        found.add(member.uri() + " " + candidate.member().uri() + " " + places);
                    });
                }
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("workspaces")
    void namesThatAreTakenAreRefused(Case given) {
        for (Marked marked : given.marked("def")) {
            Crossing crossing = given.crossing(marked).orElseThrow(() -> new AssertionError(marked));
            Member member = given.member(marked.file);
            for (Exported other :
                    member.content().modules().get(crossing.module()).exports()) {
                NameChange change = new Renames(given.workspace, member).to(crossing, other.name());
                boolean same = marked.spot().span().equals(other.literal());
                assertThat(change)
                        .as(marked + " " + other.name())
                        .isInstanceOf(same ? NameChange.Edits.class : NameChange.Refused.class);
            }
        }
    }
}
