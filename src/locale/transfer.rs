//! Words about what goes in and out as a file.

use super::texts;

texts! {
    /// Words of export and import.
    pub enum TransferText {
        Title: "导出与导入", "Export and import";
        ExportHint: "把当前模拟（场景、全部调用、可重做的调用和时钟）保存为一个 JSON 文件，npm 包的 Simulator.import() 也能读取。", "Save the simulation as one JSON file: its scenario, every call, what can be redone, and the clock. Simulator.import() of the npm package reads it too.";
        Export: "导出为文件", "Export as a file";
        Share: "分享链接", "Share as a link";
        LinkHint: "把当前模拟放进一个链接：打开它的人会看到同样的场景和全部调用。", "Put the simulation into a link: whoever opens it finds the same scenario and every call.";
        ShareHint: "链接里就是整个模拟，不经过任何服务器。在别处打开时会先询问，再替换那里的内容。", "The link itself holds the whole simulation; no server is involved. Opened elsewhere, it asks before it replaces anything.";
        Link: "链接", "Link";
        CopyLink: "复制链接", "Copy the link";
        LinkLength: "{length} 个字符", "{length} characters";
        LinkTooLong: "这个模拟太长，放不进链接。请导出为文件来分享。", "The simulation is too long for a link. Export it as a file to share it.";
        LinkNotMade: "浏览器无法生成链接。请导出为文件来分享。", "The browser can't make the link. Export it as a file to share it.";
        LinkBroken: "链接不完整或已损坏，请让对方重新发送。", "The link is incomplete or damaged. Ask for it to be sent again.";
        LinkTooLongToRead: "链接太长：上限为 8000 个字符。请让对方改为发送导出的文件。", "The link is too long: the limit is 8,000 characters. Ask for an exported file instead.";
        LinkNewer: "链接来自更新的版本，这个版本无法读取。", "The link comes from a newer version, which this one can't read.";
        ImportHint: "选择导出的文件或场景文件，或把它拖到页面任意位置。确认之前不会改动任何内容。", "Choose an exported file or a scenario file, or drop one anywhere on the page. Nothing changes before you confirm.";
        Choose: "选择文件", "Choose a file";
        Back: "找回被替换的模拟", "Bring back what was replaced";
        BackHint: "上次导入替换掉的模拟仍然保留着。", "The simulation that the last import took the place of is still kept.";
        Asides: "有 {count} 份无法读取的数据另存在浏览器中。", "{count} texts that could not be read are kept aside in the browser.";
        AsidesDownload: "下载", "Download";
        AsidesRemove: "删除", "Remove";
        Reading: "正在读取…", "Reading…";
        PreviewTitle: "用导入的内容继续？", "Go on with what was brought in?";
        Brought: "导入的内容", "Brought in";
        Present: "当前页面", "On the page now";
        What: "项目", "What";
        Scenario: "场景", "Scenario";
        OwnScenario: "自定义场景", "A scenario of its own";
        Images: "自定义镜像", "Custom images";
        Families: "镜像族系", "Image families";
        Instances: "实例", "Instances";
        Calls: "调用", "Calls";
        Undone: "可重做的调用", "Calls to redo";
        Time: "模拟时间", "Simulated time";
        Region: "地域", "Region";
        StaysBehind: "当前场景的内容仍会保存，可随时从场景菜单回到它。", "The present scenario stays saved: the scenario menu leads back to it.";
        TakesPlace: "之前导入的模拟会被替换；替换后可以撤销一次。", "This takes the place of what was imported before; one step back stays possible.";
        OnlyHere: "这个页面不保存数据：替换后只能在本页面内撤销。", "This page saves nothing: going back is possible as long as it is open.";
        InLesson: "练习进行中，请先退出练习再导入。", "A lesson is open. Leave it before you import.";
        Refused: "无法导入，当前内容未作改动。", "This can't be imported. Nothing was changed.";
        TooLarge: "文件过大：上限为 16 MiB。", "The file is too large: the limit is 16 MiB.";
        NotJson: "文件不是可用的 JSON。", "The file is no usable JSON.";
        Other: "文件里既没有导出的模拟，也没有场景。", "The file holds neither an exported simulation nor a scenario.";
        Wrong: "文件中有不正确的内容：", "Something in the file is not as it should be:";
        NotReadable: "浏览器无法读取这个文件。", "The browser can't read the file.";
        SeveralFiles: "一次只能导入一个文件。", "One file at a time, please.";
        Replaced: "已换成导入的模拟。", "The page shows what was imported.";
        NotKept: "浏览器没有空间另存之前导入的模拟：关闭页面前可以撤销。", "There was no room to keep what was imported before: going back is possible as long as the page is open.";
        TakenBack: "已恢复导入之前的内容。", "What was there before the import is back.";
    }
}
