package dev.stepwasm.eclipse.server;

import org.eclipse.core.resources.IFile;

/** What happens to files of the workspace beside their texts. Called on the UI thread. */
public interface FileWatch {
    /** Nobody watches: problems go when a file is closed. */
    FileWatch NONE = new FileWatch() {
        @Override
        public void opened(IFile file) {}

        @Override
        public boolean keepsProblems(IFile file) {
            return false;
        }

        @Override
        public void closed(IFile file) {}
    };

    /** A file is shown by an editor. */
    void opened(IFile file);

    /** {@return whether somebody else cares for the problems of a file when it is closed} */
    boolean keepsProblems(IFile file);

    /** A file is not shown any more; its problems are those of what was in the editor. */
    void closed(IFile file);
}
