"""A filter of system calls for the sandbox, made by libseccomp.

It refuses what a notebook with Ray never asks for. So a submission cannot reach a hole in
a rarely used part of the Linux kernel, nor memory that belongs to no process and that
nobody counts. The list follows those of Docker and of Flatpak.

libseccomp knows each call's number on each kind of machine. Where it is not installed,
there is no filter.
"""

import ctypes
import ctypes.util
import errno
import os
import socket
import tempfile
from functools import cache

# Calls that programs try on every kernel, and do without where it lacks them.
_NOT_THERE = (
    "clone3",  # its flags cannot be seen; clone's can
    "io_uring_setup", "io_uring_enter", "io_uring_register",
    "memfd_create", "memfd_secret",
)  # fmt: skip

_REFUSED = (
    # Memory that no process has to map, so that nobody's use of memory shows it.
    "shmget", "shmat", "shmctl", "msgget", "msgsnd", "semget", "mq_open", "vmsplice",
    "add_key", "keyctl", "request_key",
    # Namespaces and mounts; also where bubblewrap cannot forbid them (before 0.8).
    "unshare", "setns", "mount", "umount", "umount2", "pivot_root", "chroot",
    "fsopen", "fsconfig", "fsmount", "fspick", "move_mount", "open_tree", "open_tree_attr", "mount_setattr",
    "name_to_handle_at", "open_by_handle_at", "fanotify_init", "quotactl", "quotactl_fd",
    # Other processes' memory and open files.
    "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp", "process_madvise",
    "migrate_pages", "move_pages",
    # Programs in the kernel, and looking into it.
    "bpf", "perf_event_open", "userfaultfd", "lookup_dcookie", "syslog", "acct",
    "init_module", "finit_module", "delete_module", "create_module", "query_module", "get_kernel_syms",
    "kexec_load", "kexec_file_load",
    # The machine as a whole.
    "swapon", "swapoff", "reboot", "sethostname", "setdomainname", "settimeofday", "stime",
    "clock_settime", "clock_settime64", "vhangup", "iopl", "ioperm", "nfsservctl",
    # What old programs once needed.
    "personality", "modify_ldt", "uselib", "ustat", "sysfs", "_sysctl", "vm86", "vm86old", "bdflush",
)  # fmt: skip

# Of namespaces, as flags of clone (linux/sched.h): time, mount, cgroup, uts, ipc, user, pid, net.
_CLONE_NEW = (
    0x00000080, 0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_TO_A_TERMINAL = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX: would type for whoever owns it
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)

_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000  # SCMP_ACT_ALLOW, SCMP_ACT_ERRNO(0) (seccomp.h)
_BAD_ARCHITECTURE, _TREE = 2, 8  # SCMP_FLTATR_ACT_BADARCH, SCMP_FLTATR_CTL_OPTIMIZE
_NE, _EQ, _GT, _MASKED_EQ = 1, 4, 6, 7  # enum scmp_compare
_UNKNOWN = -1  # __NR_SCMP_ERROR


class _Argument(ctypes.Structure):
    """libseccomp's ``struct scmp_arg_cmp``."""

    _fields_ = [
        ("number", ctypes.c_uint),
        ("compare", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    ]


class NoFilter(RuntimeError):
    """There is no filter on this machine; the text says why."""


def opened() -> int:
    """Open a file, at its beginning, with the filter as bubblewrap takes it. The caller closes it.

    Raises:
        NoFilter: there is no filter on this machine.
    """
    program = _program()
    with tempfile.TemporaryFile() as file:
        file.write(program)
        file.flush()
        file.seek(0)
        return os.dup(file.fileno())


@cache
def _program() -> bytes:
    """The filter, as the Linux kernel takes it."""
    library = _library()
    context = library.seccomp_init(_ALLOW)
    if not context:
        raise NoFilter("libseccomp makes no filter here")
    try:
        library.seccomp_attr_set(context, _TREE, 2)  # unknown before 2.5: then it is a list
        library.seccomp_attr_set(context, _BAD_ARCHITECTURE, _ERRNO | errno.ENOSYS)
        for error, names in ((errno.ENOSYS, _NOT_THERE), (errno.EPERM, _REFUSED)):
            for name in names:
                _refuse(library, context, error, name)
        flags_at = 1 if os.uname().machine.startswith("s390") else 0
        for flag in _CLONE_NEW:
            _refuse(library, context, errno.EPERM, "clone", _Argument(flags_at, _MASKED_EQ, flag, flag))
        for request in _TO_A_TERMINAL:  # of 32 bits; what stands above them the kernel does not look at
            _refuse(library, context, errno.EPERM, "ioctl", _Argument(1, _MASKED_EQ, 0xFFFFFFFF, request))
        # A virtual machine's line to its host (AF_VSOCK) belongs to no network namespace.
        for family in set(range(max(_FAMILIES))).difference(_FAMILIES):
            _refuse(library, context, errno.EAFNOSUPPORT, "socket", _Argument(0, _EQ, family))
        _refuse(library, context, errno.EAFNOSUPPORT, "socket", _Argument(0, _GT, max(_FAMILIES)))
        # Of netlink, only what lists the interfaces (NETLINK_ROUTE).
        netlink = _Argument(0, _EQ, socket.AF_NETLINK), _Argument(2, _NE, 0)
        _refuse(library, context, errno.EPROTONOSUPPORT, "socket", *netlink)
        with tempfile.TemporaryFile() as file:
            if library.seccomp_export_bpf(context, file.fileno()):
                raise NoFilter("libseccomp exports no filter here")
            file.seek(0)
            return file.read()
    finally:
        library.seccomp_release(context)


def _refuse(library: ctypes.CDLL, context: int, error: int, name: str, *arguments: _Argument) -> None:
    """Refuse a system call with these arguments; skip one that this libseccomp does not know."""
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number == _UNKNOWN:
        return
    array = (_Argument * len(arguments))(*arguments)
    if library.seccomp_rule_add_array(context, _ERRNO | error, number, len(arguments), array):
        raise NoFilter(f"libseccomp takes no rule for {name} here")


@cache
def _library() -> ctypes.CDLL:
    # The name of the version that this is written for: find_library asks compilers.
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        raise NoFilter("libseccomp is not installed") from None
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = [ctypes.c_uint32]
    library.seccomp_release.argtypes = [ctypes.c_void_p]
    library.seccomp_attr_set.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32]
    library.seccomp_syscall_resolve_name.argtypes = [ctypes.c_char_p]
    library.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(_Argument),
    ]  # fmt: skip
    library.seccomp_export_bpf.argtypes = [ctypes.c_void_p, ctypes.c_int]
    return library
