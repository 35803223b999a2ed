package dev.stepwasm.ide.workspace;

import java.util.List;
import java.util.Optional;

/**
 * What the name of a module in an import means.
 *
 * @param candidates the modules that it may mean, the most likely first
 * @param isCertain whether it is the first and no other
 */
public record Resolution(List<Candidate> candidates, boolean isCertain) {
    /** Nothing that is known. */
    static final Resolution NONE = new Resolution(List.of(), false);

    /** Copies the list. */
    public Resolution {
        candidates = List.copyOf(candidates);
    }

    /** {@return the module}, if there is no doubt */
    public Optional<Candidate> certain() {
        return isCertain ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /** {@return whether it means or may mean a module} */
    boolean includes(Member member, int module) {
        return (isCertain ? candidates.subList(0, 1) : candidates)
                .stream().anyMatch(candidate -> candidate.isSame(member, module));
    }
}
