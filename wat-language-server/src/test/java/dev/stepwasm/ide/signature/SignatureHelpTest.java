package dev.stepwasm.ide.signature;

import dev.stepwasm.fixtures.Fixture;
import dev.stepwasm.fixtures.Fixtures;
import dev.stepwasm.fixtures.Marker;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SignatureHelpTest {
    private static final String[] KINDS = {"signature", "active", "stack", "doc", "none"};

    static Stream<Fixture> fixtures() {
        return Fixtures.in(SignatureHelpTest.class, "signature");
    }

    /** The first column of a marker is where the cursor is; the code of a signature is the number of its active parameter. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void showsWhatTheMarkersSay(Fixture fixture) {
        Analysis analysis = Analysis.of(new SourceText(fixture.name(), fixture.text()));
        List<Marker> answered = new ArrayList<>();
        for (Marker marker : fixture.markers(KINDS)) {
            Optional<Signature> found = SignatureHelp.at(analysis, marker.start());
            answered.add(found.map(signature -> said(signature, marker))
                    .orElseGet(() -> Marker.of(marker.start(), marker.end(), "none", "")));
        }
        fixture.expect(answered, KINDS);
    }

    private static Marker said(Signature signature, Marker marker) {
        String text = switch (marker.kind()) {
            case "active" -> signature.active() < signature.parameters().size() ? active(signature) : "";
            case "stack" -> signature.stack();
            case "doc" ->
                signature.callee().deprecation().map(why -> why + " / ").orElse("")
                        + signature.callee().documentation();
            default -> signature.label();
        };
        boolean whole = marker.kind().equals("signature") || marker.kind().equals("none");
        return whole
                ? new Marker(marker.start(), marker.end(), "signature", Integer.toString(signature.active()), text)
                : Marker.of(marker.start(), marker.end(), marker.kind(), text);
    }

    private static String active(Signature signature) {
        Span place = signature.parameters().get(signature.active());
        return signature.label().substring(place.start(), place.end());
    }
}
