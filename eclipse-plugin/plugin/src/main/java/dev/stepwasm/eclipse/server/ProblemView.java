package dev.stepwasm.eclipse.server;

import java.util.List;

/** Where the problems of one document are shown. Called on the UI thread. */
sealed interface ProblemView permits FileMarkers, BufferAnnotations {
    /** Shows these problems instead of the earlier ones. */
    void show(List<ShownProblem> problems);

    /** The text is not shown any more, and maybe not what is in the file. */
    void close();
}
