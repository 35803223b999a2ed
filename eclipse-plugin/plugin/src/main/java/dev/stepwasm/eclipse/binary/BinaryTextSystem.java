package dev.stepwasm.eclipse.binary;

import java.net.URI;
import org.eclipse.core.filesystem.IFileStore;
import org.eclipse.core.filesystem.provider.FileSystem;

/**
 * A file system of texts that nobody can write: {@code stepwasm-wasm:///folder/game.wasm.wat} is the text of
 * {@code /folder/game.wasm}. Editors, bookmarks and the navigation history need no more than the address.
 */
public final class BinaryTextSystem extends FileSystem {
    /** Made by the platform. */
    public BinaryTextSystem() {}

    @Override
    public IFileStore getStore(URI uri) {
        return new BinaryTextStore(uri);
    }
}
