package io.attune.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * The folder that one running Attune owns: its database and the secrets it made. It is held by a lock that the
 * operating system lets go of when the process ends, however it ends.
 */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "attune.lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws StartRefused if another process holds it, or it can't be written */
    public static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            create(path);
            return lock(path);
        } catch (IOException e) {
            throw new StartRefused("the data folder " + path
                    + " can't be made or written: choose another with --data-dir", e);
        }
    }

    /** For its owner alone: it holds secrets, records, and the programs of the database. */
    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.getParent());
            Files.createDirectory(path,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static DataFolder lock(Path path) throws IOException {
        var file = path.resolve(LOCK);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                Files.writeString(path.resolve("attune.pid"), ProcessHandle.current().pid() + "\n");
                return new DataFolder(path, channel, lock);
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer as for any other
        }
        channel.close();
        throw new StartRefused("the data folder " + path + " is in use by a running Attune" + holder(path)
                + ": stop that one, or choose another folder with --data-dir");
    }

    private static String holder(Path path) {
        try {
            return " (process " + Files.readString(path.resolve("attune.pid")).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }

    public Path path() {
        return path;
    }

    /** The secret kept under this name, made at first use; only its owner may read the file. */
    public String secret(String name, Supplier<String> made) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, made.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written beside and moved into place: a crash leaves the whole secret or none. */
    private static void write(Path file, String secret) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, (secret + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
