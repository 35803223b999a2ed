package dev.stepwasm.dap.memory;

import java.util.List;

/**
 * Where bytes are in a memory. Places do not overlap.
 *
 * @param addresses in the order in which they were found
 * @param complete whether there are no others
 */
public record FindResponse(List<String> addresses, boolean complete) {
    /** Keeps a copy. */
    public FindResponse {
        addresses = List.copyOf(addresses);
    }
}
