package dev.stepwasm.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.GeneratedBlock;
import dev.stepwasm.ide.lint.Lint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/language-server.md} from what the server declares and from the folders of fixtures that prove it. */
final class LanguageServerPageTest {
    private static final Path PAGE = Fixtures.root().resolve("docs/language-server.md");
    private static final Path RESOURCES = Fixtures.root().resolve("wat-language-server/src/test/resources");
    private static final Pattern TITLE = Pattern.compile("^# (.+) \\[([a-zA-Z.]+)[^]]*]", Pattern.MULTILINE);

    /** A client that can do all that what is declared depends on. */
    private static final String CLIENT = """
        {"general":{"positionEncodings":["utf-8","utf-16","utf-32"]},
         "textDocument":{
           "diagnostic":{},
           "rename":{"prepareSupport":true},
           "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix","refactor","source"]}},
                         "dataSupport":true,"disabledSupport":true,"isPreferredSupport":true,
                         "resolveSupport":{"properties":["edit"]}}}}\
        """;

    /**
     * What a capability is to a user.
     *
     * @param capability its name among those of the server
     * @param methods without {@code textDocument/}
     * @param fixtures the folders of fixtures or the test classes that prove it
     */
    private record Feature(String capability, String title, String methods, String fixtures) {}

    private static final List<Feature> FEATURES = List.of(
            new Feature(
                    "textDocumentSync",
                    "Texts, kept by their changes",
                    "didOpen didChange didClose",
                    "OpenDocumentsTest"),
            new Feature("positionEncoding", "Columns in UTF-8, UTF-16 or UTF-32", "", "HighlightAnswersTest"),
            new Feature(
                    "diagnosticProvider",
                    "Problems and lints",
                    "diagnostic workspace/diagnostic publishDiagnostics",
                    "diagnostics lint"),
            new Feature("hoverProvider", "Hover", "hover", "hover"),
            new Feature("completionProvider", "Completion", "completion completionItem/resolve", "completion"),
            new Feature("signatureHelpProvider", "Signature help", "signatureHelp", "signature"),
            new Feature("definitionProvider", "Go to definition", "definition", "navigation workspace"),
            new Feature("declarationProvider", "Go to declaration", "declaration", "navigation"),
            new Feature("typeDefinitionProvider", "Go to type definition", "typeDefinition", "navigation"),
            new Feature("referencesProvider", "References", "references", "navigation workspace"),
            new Feature("documentHighlightProvider", "Occurrences", "documentHighlight", "document-highlight"),
            new Feature("renameProvider", "Rename", "rename prepareRename", "rename workspace"),
            new Feature(
                    "callHierarchyProvider",
                    "Call hierarchy",
                    "prepareCallHierarchy callHierarchy/incomingCalls callHierarchy/outgoingCalls",
                    "call-hierarchy"),
            new Feature(
                    "typeHierarchyProvider",
                    "Type hierarchy",
                    "prepareTypeHierarchy typeHierarchy/supertypes typeHierarchy/subtypes",
                    "type-hierarchy"),
            new Feature("documentSymbolProvider", "Outline", "documentSymbol", "symbols"),
            new Feature("workspaceSymbolProvider", "Symbols of the workspace", "workspace/symbol", "symbol-search"),
            new Feature(
                    "codeActionProvider", "Quick fixes and refactorings", "codeAction codeAction/resolve", "action"),
            new Feature(
                    "codeLensProvider",
                    "Run, debug, numbers of references and instructions",
                    "codeLens codeLens/resolve",
                    "lens run RunWireTest"),
            new Feature(
                    "inlayHintProvider",
                    "Inlay hints",
                    "inlayHint inlayHint/resolve",
                    "hint hint-stack hint-branch hint-address"),
            new Feature("inlineValueProvider", "Values while debugging", "inlineValue", "value"),
            new Feature(
                    "semanticTokensProvider",
                    "Colours by meaning",
                    "semanticTokens/full semanticTokens/full/delta semanticTokens/range",
                    "highlight"),
            new Feature("foldingRangeProvider", "Folding", "foldingRange", "folding"),
            new Feature("selectionRangeProvider", "Growing selections", "selectionRange", "selection"),
            new Feature("documentFormattingProvider", "Format a document", "formatting", "FormattingTest"),
            new Feature("documentRangeFormattingProvider", "Format a part", "rangeFormatting", "FormattingTest"),
            new Feature(
                    "documentOnTypeFormattingProvider", "Format while typing", "onTypeFormatting", "LineIndentTest"),
            new Feature("executeCommandProvider", "Commands", "workspace/executeCommand", "ExecuteCommandTest"),
            new Feature("linkedEditingRangeProvider", "Linked editing", "linkedEditingRange", "linked-editing"),
            new Feature("documentLinkProvider", "Links to imported files", "documentLink", "WorkspaceLinksTest"),
            new Feature("monikerProvider", "Names across files", "moniker", "WorkspaceLinksTest"),
            new Feature(
                    "workspace",
                    "Folders and files of the workspace, binaries as text",
                    "workspace/didChangeWorkspaceFolders workspace/didChangeWatchedFiles workspace/willRenameFiles"
                            + " workspace/didRenameFiles workspace/didCreateFiles workspace/didDeleteFiles"
                            + " workspace/textDocumentContent",
                    "WorkspaceTest FileRenamesTest VirtualTextsTest"));

    @Test
    void thePageShowsWhatIsDeclared() {
        JsonObject served = served();
        Map<String, Feature> known =
                FEATURES.stream().collect(Collectors.toMap(Feature::capability, feature -> feature));
        assertThat(known.keySet()).as("capabilities with a line on the page").containsAll(served.keySet());
        ServedMethods methods = new ServedMethods();
        for (String capability : served.keySet()) {
            requests(known.get(capability))
                    .forEach(method -> assertThat(methods.contains(method))
                            .as("%s is served", method)
                            .isTrue());
        }
        GeneratedBlock.expect(PAGE, "features", "LanguageServerPageTest", features(served));
        GeneratedBlock.expect(PAGE, "lints", "LanguageServerPageTest", lints());
        GeneratedBlock.expect(PAGE, "actions", "LanguageServerPageTest", actions());
        GeneratedBlock.expect(PAGE, "commands", "LanguageServerPageTest", commands());
    }

    private static String commands() {
        StringBuilder table = new StringBuilder("| command | arguments | answer |\n|---|---|---|\n");
        for (ServedCommand command : ServedCommand.values()) {
            table.append("| `%s` | %s | %s |\n".formatted(command.id(), command.arguments(), command.description()));
        }
        return table.toString();
    }

    /** What the client asks for; what the server sends is not among the methods that it serves. */
    private static Stream<String> requests(Feature feature) {
        return Arrays.stream(feature.methods().split(" "))
                .filter(method -> !method.isEmpty() && !method.equals("publishDiagnostics"))
                .map(method -> isSpelledOut(method) ? method : "textDocument/" + method);
    }

    private static boolean isSpelledOut(String method) {
        return Stream.of(
                        "workspace/",
                        "callHierarchy/",
                        "typeHierarchy/",
                        "completionItem/",
                        "codeAction/",
                        "codeLens/",
                        "inlayHint/")
                .anyMatch(method::startsWith);
    }

    private static JsonObject served() {
        ClientAbilities client = ClientAbilities.of(new Gson().fromJson(CLIENT, ClientCapabilities.class));
        return new MessageJsonHandler(Map.of())
                .getGson()
                .toJsonTree(ServedCapabilities.to(client))
                .getAsJsonObject();
    }

    private static String features(JsonObject served) {
        StringBuilder table = new StringBuilder("| feature | methods | with | fixtures |\n|---|---|---|---|\n");
        for (Feature feature : FEATURES) {
            if (served.has(feature.capability())) {
                table.append("| %s | %s | %s | %s |\n"
                        .formatted(
                                feature.title(),
                                code(Arrays.stream(feature.methods().split(" ")).filter(method -> !method.isEmpty())),
                                String.join(", ", details(served.get(feature.capability()), feature.capability())),
                                fixtures(feature.fixtures())));
            }
        }
        return table.toString();
    }

    /** What a capability says beyond that it is there. */
    private static List<String> details(JsonElement capability, String name) {
        List<String> details = new ArrayList<>();
        if (capability instanceof JsonObject options) {
            options.entrySet().forEach(entry -> details.addAll(detail(entry.getKey(), entry.getValue())));
        } else if (capability.isJsonPrimitive()
                && capability.getAsJsonPrimitive().isString()
                && !name.equals("positionEncoding")) {
            details.add("`" + capability.getAsString() + "`");
        }
        return details;
    }

    private static List<String> detail(String name, JsonElement value) {
        return switch (value) {
            case JsonArray list ->
                List.of(words(name) + " " + code(list.asList().stream().map(LanguageServerPageTest::word)));
            case JsonObject options -> {
                List<String> inner = details(options, name);
                yield inner.isEmpty()
                        ? List.of(words(name))
                        : inner.stream().map(each -> words(name) + ": " + each).toList();
            }
            case JsonElement plain
            when plain.getAsJsonPrimitive().isBoolean() -> plain.getAsBoolean() ? List.of(words(name)) : List.of();
            case JsonElement plain
            when plain.getAsJsonPrimitive().isString() ->
                List.of(words(name) + " `" + plain.getAsString().replace("\n", "\\n") + "`");
            default -> List.of();
        };
    }

    /** A word, or the pattern of a filter of files. */
    private static String word(JsonElement element) {
        return element instanceof JsonObject filter
                ? filter.getAsJsonObject("pattern").get("glob").getAsString()
                : element.getAsString();
    }

    private static String words(String camelCase) {
        return camelCase
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .replace(" provider", "");
    }

    private static String code(Stream<String> words) {
        return words.map(word -> "`" + word.replace("\n", "\\n") + "`").collect(Collectors.joining(" "));
    }

    private static String fixtures(String names) {
        return Arrays.stream(names.split(" "))
                .map(name -> Character.isUpperCase(name.charAt(0)) ? test(name) : folder(name))
                .collect(Collectors.joining(", "));
    }

    private static String folder(String name) {
        long count = files(RESOURCES.resolve(name))
                .filter(file -> file.matches(".*\\.was?t"))
                .count();
        assertThat(count).as("fixtures in %s", name).isPositive();
        return "[`%s`](../wat-language-server/src/test/resources/%s)".formatted(name, name);
    }

    private static String test(String name) {
        Path sources = Fixtures.root().resolve("wat-language-server/src/test/java");
        String found = files(sources)
                .filter(file -> file.endsWith("/" + name + ".java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no test " + name));
        return "[`%s`](../wat-language-server/src/test/java/%s)".formatted(name, found);
    }

    private static String lints() {
        StringBuilder table = new StringBuilder("| lint | level | |\n|---|---|---|\n");
        for (Lint lint : Lint.values()) {
            assertThat(Fixtures.root().resolve("docs/diagnostics/" + lint.code() + ".md"))
                    .exists();
            assertThat(files(RESOURCES.resolve("lint/" + lint.code()))).isNotEmpty();
            table.append("| [%s](diagnostics/%s.md) | %s | %s |\n"
                    .formatted(
                            lint.code(),
                            lint.code(),
                            lint.level().name().toLowerCase(Locale.ROOT),
                            lint.description()));
        }
        return table.toString();
    }

    /** Titles are those that the fixtures of an action show. */
    private static String actions() {
        StringBuilder table = new StringBuilder("| action | kind | for example |\n|---|---|---|\n");
        for (String action : folders(RESOURCES.resolve("action"))) {
            Map<String, TreeSet<String>> titles = new TreeMap<>();
            files(RESOURCES.resolve("action/" + action))
                    .filter(file -> file.endsWith(".after.txt"))
                    .forEach(file -> {
                        Matcher title = TITLE.matcher(read(RESOURCES.resolve("action/" + action + "/" + file)));
                        while (title.find()) {
                            titles.computeIfAbsent(title.group(2), kind -> new TreeSet<>())
                                    .add(title.group(1));
                        }
                    });
            assertThat(titles).as("titles of %s", action).isNotEmpty();
            titles.forEach((kind, all) ->
                    table.append("| [%s](../wat-language-server/src/test/resources/action/%s) | `%s` | %s |\n"
                            .formatted(action, action, kind, all.first())));
        }
        return table.toString();
    }

    private static List<String> folders(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below a folder, sorted, as paths with slashes. */
    private static Stream<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
