package dev.stepwasm.ide.external.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constants of a catalogue, by the names of their groups. */
final class Constants {
    private final Map<String, String> groups = new LinkedHashMap<>();

    Constants(List<Json.Member> members) {
        for (Json.Member group : members) {
            if (group.value() instanceof Json.Members about) {
                groups.put(group.name().value(), paragraph(group.name().value(), about));
            }
        }
    }

    private static String paragraph(String name, Json.Members about) {
        String documentation =
                about.text("documentation").map(text -> " " + text.value()).orElse("");
        String values = about.members("values").stream()
                .filter(value -> value.value() instanceof Json.Numeral)
                .map(value -> "`" + ((Json.Numeral) value.value()).digits() + "` "
                        + value.name().value())
                .collect(Collectors.joining(", "));
        return "`" + name + "`" + documentation + (values.isEmpty() ? "" : ": " + values);
    }

    /** {@return what to say about a group} */
    Optional<String> group(String name) {
        return Optional.ofNullable(groups.get(name));
    }
}
