package dev.stepwasm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A row of the corpus' MANIFEST.tsv. */
record CorpusFile(Map<String, String> row) {
    private static final Set<String> UNSUPPORTED = Set.of("stack-switching", "custom-desc", "shared-types", "strings");

    static List<CorpusFile> list(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        String[] header = lines.getFirst().split("\t", -1);
        List<CorpusFile> files = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], i < cells.length ? cells[i] : "");
            }
            files.add(new CorpusFile(row));
        }
        return files;
    }

    private String cell(String column) {
        return row.getOrDefault(column, "");
    }

    String path() {
        return cell("path");
    }

    String kind() {
        return cell("kind");
    }

    String verdict() {
        return cell("verdict");
    }

    boolean isModule() {
        return kind().equals("module");
    }

    boolean isValid() {
        return verdict().equals("valid");
    }

    boolean isRejected() {
        return Set.of("malformed", "invalid", "rejected").contains(verdict());
    }

    boolean isJudged() {
        return isValid() || isRejected();
    }

    /** {@return whether the file needs a proposal that is not among those that Stepwasm reads} */
    boolean isUnsupported() {
        return Stream.of(cell("features").split("[+,]")).anyMatch(UNSUPPORTED::contains);
    }

    /** {@return the lines on which judges report their first errors} */
    Set<Integer> judgesLines() {
        Set<Integer> lines = new TreeSet<>();
        for (String column : List.of("err_wasmtools", "err_wabt39", "err_binaryen")) {
            if (!cell(column).isEmpty()) {
                lines.add(Integer.parseInt(cell(column).split(":")[0]));
            }
        }
        return lines;
    }

    /** {@return what the judges say, for a list of files} */
    String remark() {
        return " [features " + cell("features") + "; wasm-tools " + cell("err_wasmtools") + ", wabt "
                + cell("err_wabt39") + ", binaryen " + cell("err_binaryen") + "]";
    }
}
