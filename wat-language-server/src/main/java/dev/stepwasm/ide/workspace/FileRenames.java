package dev.stepwasm.ide.workspace;

import dev.stepwasm.wat.lex.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Lets imports follow when files get other names or folders. An import is edited only if it surely means a file before, and
 * will surely mean it afterwards.
 */
public final class FileRenames {
    private final Workspace before;
    private final Workspace after;
    private final UnaryOperator<FilePath> moved;

    /** @param moved where each file will be */
    public FileRenames(Workspace workspace, UnaryOperator<FilePath> moved) {
        this.before = workspace;
        this.moved = moved;
        this.after =
                new Workspace(workspace.members().stream().map(this::renamed).toList(), workspace.isComplete());
    }

    /** It keeps its address, by which it is found again. */
    private Member renamed(Member member) {
        return new Member(member.uri(), member.path().map(moved), member.content());
    }

    /** {@return the edits}, to be made before the files move */
    public List<NameChange.Edits> edits() {
        List<NameChange.Edits> edits = new ArrayList<>();
        for (String name : before.importedModules()) {
            for (ImportSite site : before.importsFrom(name)) {
                Site place = Site.of(site.member(), site.imported().moduleLiteral());
                if (place.isInText()) {
                    newName(site)
                            .map(other -> new NameChange.Edits(List.of(place), name, StringLiteral.show(other)))
                            .filter(edit -> !edits.contains(edit))
                            .ifPresent(edits::add);
                }
            }
        }
        return edits;
    }

    private Optional<String> newName(ImportSite site) {
        String name = site.imported().module();
        return site.resolution(before)
                .certain()
                .flatMap(candidate -> switch (candidate.how()) {
                    case FILE -> byFile(name, candidate.member());
                    case PATH -> byPath(name, site.member(), candidate.member());
                    case BOUND, REGISTERED, ID -> Optional.empty();
                })
                .filter(other -> !other.equals(name) && stillMeans(site, other));
    }

    private Optional<String> byFile(String name, Member target) {
        FilePath was = target.path().orElseThrow();
        FilePath is = moved.apply(was);
        return Optional.of(name.equals(was.stem()) ? is.stem() : is.name());
    }

    /** A path keeps the extension that it has, or does not have. */
    private Optional<String> byPath(String name, Member importer, Member target) {
        FilePath was = target.path().orElseThrow();
        FilePath is = moved.apply(was);
        FilePath from = importer.path().map(moved).orElseThrow();
        if (is.equals(was) && importer.path().equals(Optional.of(from))) {
            return Optional.empty();
        }
        String path = from.relativize(is);
        String stem =
                path.substring(0, path.length() - is.name().length() + is.stem().length());
        String extension = name.endsWith(".wasm") ? ".wasm" : name.endsWith(".wat") ? ".wat" : "";
        return Optional.of(stem + extension);
    }

    private boolean stillMeans(ImportSite site, String name) {
        Optional<Candidate> meant = site.resolution(before).certain();
        Member importer = after.member(site.member().uri()).orElseThrow();
        return after.resolve(importer, site.module(), name)
                .certain()
                .filter(candidate -> meant.isPresent()
                        && candidate.member().uri().equals(meant.get().member().uri())
                        && candidate.module() == meant.get().module())
                .isPresent();
    }
}
