//! Words about faults on demand.

use super::texts;

texts! {
    /// Words of the faults' panel, its bar, and what it says of a call that was struck.
    pub enum FaultText {
        Title: "故障演练", "Faults on demand";
        Hint: "打开后，之后的调用会按所选方式出错，与真实服务一样；故障规则随模拟一起保存。", "Calls to come will fail as chosen, as they may with the real service. The rules are saved with the simulation.";
        Throttling: "限流（Throttling.User）", "Throttling (Throttling.User)";
        ServerError: "服务端错误（503 ServiceUnavailable）", "Server error (503 ServiceUnavailable)";
        Garbled: "应答损坏（内容中断）", "Garbled answer (the body breaks off)";
        Latency: "应答延迟", "Late answer";
        Off: "关闭", "Off";
        Sometimes: "约 10% 的调用", "About 10% of the calls";
        Often: "约 30% 的调用", "About 30% of the calls";
        Always: "每次调用", "Every call";
        Quota: "每分钟超过 5 次调用", "More than 5 calls a minute";
        HalfSecond: "0.5 秒", "0.5 s";
        TwoSeconds: "2 秒", "2 s";
        FiveSeconds: "5 秒", "5 s";
        Others: "另有 {count} 条其他故障规则（来自场景或导入的文件），保持不变。", "{count} more rules, from the scenario or an imported file, stay as they are.";
        Storage: "本标签页的存储", "Storage of this tab";
        StorageWorks: "正常", "Works";
        StorageFull: "已满", "Full";
        StorageDenied: "被拒绝", "Denied";
        StorageCorrupt: "写入的内容损坏", "What is written is damaged";
        StorageHint: "关闭后会重新保存全部内容。写入损坏：刷新页面即可看到损坏的部分如何被另存、其余如何恢复。", "Switched off again, everything is saved anew. Damaged writes: reload to see what is damaged put aside, and the rest come back.";
        NoStorage: "这个页面不保存数据，没有可演练的存储。", "This page saves nothing, so its storage can't fail.";
        SecondTab: "在第二个标签页中打开", "Open a second tab";
        SecondTabHint: "两个标签页的操作会互相显示，同时操作也不会丢失。", "Each tab shows what the other does, and nothing is lost when both act at once.";
        On: "故障演练已开启：", "Faults are on: ";
        Settings: "设置", "Settings";
        SwitchOff: "全部关闭", "Switch all off";
        OtherRules: "其他规则", "other rules";
        WasThrottled: "{action} 被限流（{code}），没有执行。稍等片刻后重试。", "{action} was throttled ({code}) and not carried out. Wait a moment and try again.";
        Failed: "{action} 失败（{code}），没有执行。", "{action} failed ({code}) and was not carried out.";
        WasGarbled: "{action} 的应答不完整，无法从中得知结果。先看列表中的实际状态，再决定是否重试。", "The answer to {action} broke off and does not tell what happened. Look at the list before you try again.";
        WasLate: "{action} 的应答延迟了 {seconds} 秒。", "The answer to {action} was {seconds} s late.";
        Waiting: "正在等待 {action} 的应答…", "Waiting for the answer to {action}…";
        Retry: "重试", "Try again";
    }
}
