"""Every error a user can meet, from one root; `service.errors` and `eval.errors` add their leaves.

TiaowenError
├── CorpusError             the documents
│   ├── CorpusMissing       no folder, or nothing readable in it
│   ├── MetadataInvalid     corpus/documents.toml says something it cannot
│   ├── PartsUncovered      a character that is in no clause, heading or named part
│   ├── CorpusDiffers       the index holds what the corpus does not
│   ├── DocumentExists      a document to be added whose id is taken
│   ├── FilenameInvalid     a name that no file of a corpus may have
│   └── DocumentUnreadable  one document; the others are read all the same
│       ├── DocumentMissing     named in the table, not on the disk
│       ├── DocumentDamaged     truncated, malformed, or other bytes than the table promises
│       ├── DocumentEmpty       no text in it
│       ├── DocumentEncrypted   opens with a password only
│       ├── DocumentMislabelled its content is of another format than its name says
│       ├── DocumentScanned     pictures of pages, no text layer
│       ├── DocumentTooLarge    the file, or what it unpacks to
│       ├── FormatUnsupported   no reader for files of this name
│       └── ConverterMissing    .doc needs LibreOffice, which is not here
├── ModelError              the encoder
│   ├── ModelUnknown        no such name or path on this machine
│   ├── ModelUnsuitable     loads, but a server could not ask with it
│   └── ExtraMissing        a part of the installation is not there
├── IndexUnusable           the published index
│   ├── IndexMissing        none has been published here
│   └── IndexDamaged        files and manifest disagree
├── IndexBusy               another change of the same index is under way
├── CalibrationInvalid      the confidence model cannot be read
├── DictionaryInvalid       the list of words to cut by cannot be read
├── NotFound
│   ├── DocumentUnknown     no document of that id
│   └── VersionUnknown      no version of an index of that name, or none before the one in service
└── SettingInvalid          an environment variable holds what it cannot
"""


class TiaowenError(Exception):
    """A failure with a stable English `code` and a sentence in Chinese that says what to do."""

    code = "internal"
    status = 500
    title = "内部错误"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class CorpusError(TiaowenError):
    code = "corpus_invalid"
    title = "语料有误"


class CorpusMissing(CorpusError):
    code = "corpus_missing"
    title = "语料不存在"


class MetadataInvalid(CorpusError):
    code = "metadata_invalid"
    title = "文件信息表有误"


class PartsUncovered(CorpusError):
    code = "parts_uncovered"
    title = "有字没有归类"


class CorpusDiffers(CorpusError):
    code = "corpus_differs"
    status = 409
    title = "语料与索引不同"


class DocumentExists(CorpusError):
    code = "document_exists"
    status = 409
    title = "已有这份文件"


class FilenameInvalid(CorpusError):
    code = "filename_invalid"
    status = 422
    title = "文件名不能用"


class DocumentUnreadable(CorpusError):
    code = "document_unreadable"
    title = "文件读不出"


class DocumentMissing(DocumentUnreadable):
    code = "document_missing"
    title = "文件缺失"


class DocumentDamaged(DocumentUnreadable):
    code = "document_damaged"
    title = "文件损坏"


class DocumentEmpty(DocumentUnreadable):
    code = "document_empty"
    title = "文件是空的"


class DocumentEncrypted(DocumentUnreadable):
    code = "document_encrypted"
    title = "文件有密码"


class DocumentMislabelled(DocumentUnreadable):
    code = "document_mislabelled"
    title = "扩展名与内容不符"


class DocumentScanned(DocumentUnreadable):
    code = "document_scanned"
    title = "扫描件没有文字"


class DocumentTooLarge(DocumentUnreadable):
    code = "document_too_large"
    title = "文件太大"


class FormatUnsupported(DocumentUnreadable):
    code = "format_unsupported"
    title = "不支持的格式"


class ConverterMissing(DocumentUnreadable):
    code = "converter_missing"
    title = "缺少转换程序"


class ModelError(TiaowenError):
    code = "model_invalid"
    title = "模型有误"


class ModelUnknown(ModelError):
    code = "model_unknown"
    title = "找不到模型"


class ModelUnsuitable(ModelError):
    code = "model_unsuitable"
    title = "模型不适用"


class ExtraMissing(ModelError):
    code = "extra_missing"
    title = "安装不完整"


class IndexUnusable(TiaowenError):
    code = "index_unusable"
    status = 503
    title = "索引不可用"


class IndexMissing(IndexUnusable):
    code = "index_missing"
    title = "尚无索引"


class IndexDamaged(IndexUnusable):
    code = "index_damaged"
    title = "索引损坏"


class IndexBusy(TiaowenError):
    code = "index_busy"
    status = 409
    title = "索引正在更新"


class CalibrationInvalid(TiaowenError):
    code = "calibration_invalid"
    title = "置信度参数有误"


class DictionaryInvalid(TiaowenError):
    code = "dictionary_invalid"
    title = "分词词典有误"


class NotFound(TiaowenError):
    code = "not_found"
    status = 404
    title = "没有找到"


class DocumentUnknown(NotFound):
    code = "document_unknown"
    title = "没有这份文件"


class VersionUnknown(NotFound):
    code = "version_unknown"
    title = "没有这个版本"


class SettingInvalid(TiaowenError):
    code = "setting_invalid"
    title = "设置有误"
