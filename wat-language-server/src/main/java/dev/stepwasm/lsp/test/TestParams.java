package dev.stepwasm.lsp.test;

import java.util.List;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** What clients ask about tests. It comes from outside: anything may be missing. */
public final class TestParams {
    private TestParams() {}

    /**
     * Which tests there are.
     *
     * @param uri of a text; without it the answer says which texts have some
     */
    public record Find(@Nullable String uri) {}

    /**
     * Run tests of a text.
     *
     * @param ids of tests, and of headings, which mean all below; without them all tests of the text
     * @param coverage whether to count what runs
     * @param partialResultToken under which results are sent as soon as they are known; without it the answer has them
     */
    public record Run(
            @Nullable String uri,
            @Nullable List<String> ids,
            @Nullable Boolean coverage,
            @Nullable Either<String, Integer> partialResultToken) {}

    /** How to debug one test. */
    public record Launch(@Nullable String uri, @Nullable String id) {}
}
