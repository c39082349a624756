//! Words of the lines under the top bar, which few ever see.

use super::texts;

texts! {
    /// Words of the lines.
    pub enum BarText {
        UnknownOption: "无法识别的地址参数，已忽略：", "Unknown address option, ignored:";
        NotSaved: "当前更改未保存：浏览器不允许或无法写入本地存储。可以继续操作，刷新后会丢失。", "Changes are not saved: the browser refuses local storage. You can go on, but a reload loses them.";
        Unreadable: "上次保存的数据无法读取，已另存且未被覆盖。", "The saved data can't be read; it was put aside, not overwritten.";
        PartUnreadable: "保存的数据有一部分无法读取，已另存且未被覆盖；其余部分已恢复。", "A part of the saved data can't be read; it was put aside, not overwritten. The rest is back.";
        Emptied: "保存的数据被其他页面或程序清空。当前内容仍在，下一次操作时会全部重新保存。", "Another page or program removed the saved data. Everything is still here, and the next change saves all of it again.";
        Export: "导出当前数据", "Export the data";
        TooNew: "保存的数据来自更新的版本，未作改动；当前更改不会保存。", "The saved data comes from a newer version and stays untouched; changes are not saved.";
        Download: "下载该数据", "Download the data";
    }
}
