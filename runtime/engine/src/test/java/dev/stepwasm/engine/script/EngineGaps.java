package dev.stepwasm.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What engines do otherwise than the official test suite says: {@code spec/engine-gaps.txt}, a line for each reason and
 * below it, indented, the places.
 */
record EngineGaps(Map<String, List<String>> byReason) {
    static EngineGaps read() {
        var found = new LinkedHashMap<String, List<String>>();
        try (InputStream in = EngineGaps.class.getResourceAsStream("/spec/engine-gaps.txt")) {
            String reason = "";
            for (String line : new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList()) {
                if (line.startsWith(" ")) {
                    found.computeIfAbsent(reason, none -> new ArrayList<>()).add(line.strip());
                } else {
                    reason = line;
                }
            }
            return new EngineGaps(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return all places, sorted as the suite is run} */
    List<String> places() {
        return byReason.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(EngineGaps::file).thenComparingInt(EngineGaps::line))
                .toList();
    }

    private static String file(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }

    private static int line(String place) {
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    /** {@return a list for a page: each reason with its places} */
    String list() {
        return byReason.entrySet().stream()
                .map(entry -> "- " + entry.getKey() + ": "
                        + entry.getValue().stream()
                                .collect(Collectors.groupingBy(
                                        EngineGaps::file,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                place -> Integer.toString(line(place)), Collectors.joining(", "))))
                                .entrySet()
                                .stream()
                                .map(file -> "`" + file.getKey() + "` " + file.getValue())
                                .collect(Collectors.joining("; "))
                        + "\n")
                .collect(Collectors.joining());
    }
}
